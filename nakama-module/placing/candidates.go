package placing

import (
	"fmt"
	"sort"

	"github.com/heroiclabs/nakama-common/runtime"
)

// candidateLimit is how many running game sessions are tried before a new one is asked for. More than
// one: rows of sessions that are gone may occupy places of a short list.
const candidateLimit = 10

// IndexedRoomField is the player count as the index knows it: the prefix value. and the field player_count.
// Any other spelling, such as the guide's values.playerCount, finds nothing without an error.
const IndexedRoomField = "value.player_count"

// roomQuery finds the game sessions with room for players more.
func roomQuery(field string, maxPlayers, players int) string {
	return fmt.Sprintf("+%s:<=%d", field, maxPlayers-players)
}

// emptiestFirst orders candidates by player count, of equal ones the oldest first. The fleet manager
// means to do so but sorts by a name that its index does not know.
func emptiestFirst(instances []*runtime.InstanceInfo) []*runtime.InstanceInfo {
	ordered := make([]*runtime.InstanceInfo, 0, len(instances))
	for _, instance := range instances {
		if instance != nil {
			ordered = append(ordered, instance)
		}
	}
	sort.SliceStable(ordered, func(i, j int) bool {
		left, right := ordered[i], ordered[j]
		if left.PlayerCount != right.PlayerCount {
			return left.PlayerCount < right.PlayerCount
		}
		return left.CreateTime.Before(right.CreateTime)
	})
	return ordered
}
