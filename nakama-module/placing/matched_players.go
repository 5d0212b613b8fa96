package placing

import (
	"sort"
	"strings"

	"github.com/heroiclabs/nakama-common/runtime"
)

// The matchmaker properties through which a player's ticket says what Create is to be given.
const (
	propertyPlayerData         = "player_data"
	propertyGameSessionName    = "game_session_name"
	propertyGameSessionData    = "game_session_data"
	propertyGamePropertyPrefix = "game_property."
	propertyLatencyPrefix      = "latency."
)

// matchedPlayers reads the request of matched players out of their tickets, in the order of user ids, so
// that the same players ask for the same thing whatever order the matchmaker lists them in. Of what the
// group can have only once, the first player who names it decides. A user who is matched through two
// sockets counts once.
func matchedPlayers(entries []runtime.MatchmakerEntry) SessionRequest {
	sorted := append([]runtime.MatchmakerEntry(nil), entries...)
	sort.SliceStable(sorted, func(i, j int) bool {
		return sorted[i].GetPresence().GetUserId() < sorted[j].GetPresence().GetUserId()
	})

	request := SessionRequest{PlayerData: map[string]string{}, GameProperties: map[string]string{}}
	for _, entry := range sorted {
		userId := entry.GetPresence().GetUserId()
		if count := len(request.UserIds); count > 0 && request.UserIds[count-1] == userId {
			continue
		}
		request.UserIds = append(request.UserIds, userId)
		readProperties(&request, userId, entry.GetProperties())
	}
	return request
}

func readProperties(request *SessionRequest, userId string, properties map[string]any) {
	names := make([]string, 0, len(properties))
	for name := range properties {
		names = append(names, name)
	}
	sort.Strings(names)

	for _, name := range names {
		switch value := properties[name].(type) {
		case string:
			readStringProperty(request, userId, name, value)
		case float64:
			if region, ok := strings.CutPrefix(name, propertyLatencyPrefix); ok && region != "" {
				request.Latencies = append(request.Latencies, runtime.FleetUserLatencies{
					UserId:                userId,
					LatencyInMilliseconds: float32(value),
					RegionIdentifier:      region,
				})
			}
		}
	}
}

func readStringProperty(request *SessionRequest, userId, name, value string) {
	switch name {
	case propertyPlayerData:
		request.PlayerData[userId] = value
	case propertyGameSessionName:
		if request.GameSessionName == "" {
			request.GameSessionName = value
		}
	case propertyGameSessionData:
		if request.GameSessionData == "" {
			request.GameSessionData = value
		}
	default:
		key, ok := strings.CutPrefix(name, propertyGamePropertyPrefix)
		if !ok || key == "" {
			return
		}
		if _, decided := request.GameProperties[key]; !decided {
			request.GameProperties[key] = value
		}
	}
}
