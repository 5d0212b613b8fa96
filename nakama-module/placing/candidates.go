package placing

import (
	"fmt"
	"sort"

	"github.com/heroiclabs/nakama-common/runtime"
)

// candidateLimit is how many running game sessions are tried before a new one is asked for. More than
// one: rows of sessions that are gone may occupy places of a short list.
const candidateLimit = 10

// roomQuery finds the game sessions with room for players more. The index has the prefix value. and the
// field player_count; any other spelling finds nothing without an error.
func roomQuery(maxPlayers, players int) string {
	return fmt.Sprintf("+value.player_count:<=%d", maxPlayers-players)
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
