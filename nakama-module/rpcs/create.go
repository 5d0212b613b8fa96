package rpcs

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/placing"
	"windtunnel/nakama-module/refusal"
)

// createPayload is the payload of fleet_create. Every member is optional.
type createPayload struct {
	MaxPlayers int               `json:"max_players"`
	UserIds    []string          `json:"user_ids"`
	PlayerData map[string]string `json:"player_data"`
	Latencies  []struct {
		UserId                string  `json:"user_id"`
		Region                string  `json:"region"`
		LatencyInMilliseconds float32 `json:"latency_in_milliseconds"`
	} `json:"latencies"`
	GameSessionName string            `json:"game_session_name"`
	GameSessionData string            `json:"game_session_data"`
	GameProperties  map[string]string `json:"game_properties"`
}

// request is the payload as a request for the given users.
func (p createPayload) request(userIds []string) placing.SessionRequest {
	request := placing.SessionRequest{
		UserIds:         userIds,
		PlayerData:      p.PlayerData,
		GameSessionName: p.GameSessionName,
		GameSessionData: p.GameSessionData,
		GameProperties:  p.GameProperties,
	}
	for _, latency := range p.Latencies {
		request.Latencies = append(request.Latencies, runtime.FleetUserLatencies{
			UserId:                latency.UserId,
			LatencyInMilliseconds: latency.LatencyInMilliseconds,
			RegionIdentifier:      latency.Region,
		})
	}
	return request
}

// createRpc asks for a new game session and answers with the placement's id; the users hear the outcome
// by notification, as after matchmaking. A server's call without users reserves no seats.
func createRpc(placer *placing.Placer) rpcFunction {
	return func(ctx context.Context, logger runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		var read createPayload
		if err := decodeStrictly(payload, &read); err != nil {
			return "", err
		}
		if read.MaxPlayers < 0 {
			return "", invalidPayload("max_players must not be negative")
		}
		maxPlayers := read.MaxPlayers
		if maxPlayers == 0 {
			maxPlayers = placer.MaxPlayers
		}
		userIds, err := actingUsers(ctx, read.UserIds)
		if err != nil {
			return "", err
		}
		placementId, err := placer.Create(ctx, logger, maxPlayers, read.request(userIds))
		if err != nil {
			return "", refusal.RpcError(err)
		}
		answer, err := json.Marshal(map[string]string{"placement_id": placementId})
		return string(answer), err
	}
}
