package main

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"
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
func (p createPayload) request(userIds []string) sessionRequest {
	request := sessionRequest{
		userIds:         userIds,
		playerData:      p.PlayerData,
		gameSessionName: p.GameSessionName,
		gameSessionData: p.GameSessionData,
		gameProperties:  p.GameProperties,
	}
	for _, latency := range p.Latencies {
		request.latencies = append(request.latencies, runtime.FleetUserLatencies{
			UserId:                latency.UserId,
			LatencyInMilliseconds: latency.LatencyInMilliseconds,
			RegionIdentifier:      latency.Region,
		})
	}
	return request
}

// createRpc asks for a new game session and answers with the placement's id; the users hear the outcome
// by notification, as after matchmaking. A server's call without users reserves no seats.
func createRpc(placer *placer) rpcFunction {
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
			maxPlayers = placer.maxPlayers
		}
		userIds, err := actingUsers(ctx, read.UserIds)
		if err != nil {
			return "", err
		}
		placementId, err := placer.create(ctx, logger, maxPlayers, read.request(userIds))
		if err != nil {
			return "", rpcError(err)
		}
		answer, err := json.Marshal(map[string]string{"placement_id": placementId})
		return string(answer), err
	}
}
