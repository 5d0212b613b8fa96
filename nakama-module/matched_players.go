package main

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
func matchedPlayers(entries []runtime.MatchmakerEntry) sessionRequest {
	sorted := append([]runtime.MatchmakerEntry(nil), entries...)
	sort.SliceStable(sorted, func(i, j int) bool {
		return sorted[i].GetPresence().GetUserId() < sorted[j].GetPresence().GetUserId()
	})

	request := sessionRequest{playerData: map[string]string{}, gameProperties: map[string]string{}}
	for _, entry := range sorted {
		userId := entry.GetPresence().GetUserId()
		if count := len(request.userIds); count > 0 && request.userIds[count-1] == userId {
			continue
		}
		request.userIds = append(request.userIds, userId)
		readProperties(&request, userId, entry.GetProperties())
	}
	return request
}

func readProperties(request *sessionRequest, userId string, properties map[string]any) {
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
				request.latencies = append(request.latencies, runtime.FleetUserLatencies{
					UserId:                userId,
					LatencyInMilliseconds: float32(value),
					RegionIdentifier:      region,
				})
			}
		}
	}
}

func readStringProperty(request *sessionRequest, userId, name, value string) {
	switch name {
	case propertyPlayerData:
		request.playerData[userId] = value
	case propertyGameSessionName:
		if request.gameSessionName == "" {
			request.gameSessionName = value
		}
	case propertyGameSessionData:
		if request.gameSessionData == "" {
			request.gameSessionData = value
		}
	default:
		key, ok := strings.CutPrefix(name, propertyGamePropertyPrefix)
		if !ok || key == "" {
			return
		}
		if _, decided := request.gameProperties[key]; !decided {
			request.gameProperties[key] = value
		}
	}
}
