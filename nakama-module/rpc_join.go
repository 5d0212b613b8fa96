package main

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"
)

// joinPayload is the payload of fleet_join.
type joinPayload struct {
	Id         string            `json:"id"`
	UserIds    []string          `json:"user_ids"`
	PlayerData map[string]string `json:"player_data"`
}

// joinRpc reserves seats in a running game session. The answer has the seats, and the users get the
// notification that they would get after matchmaking.
func joinRpc(fleetManager runtime.FleetManager, placer *placer) rpcFunction {
	return func(ctx context.Context, logger runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		var read joinPayload
		if err := decodeStrictly(payload, &read); err != nil {
			return "", err
		}
		if read.Id == "" {
			return "", invalidPayload("id is required: the game session's ARN")
		}
		userIds, err := actingUsers(ctx, read.UserIds)
		if err != nil {
			return "", err
		}
		if len(userIds) == 0 {
			return "", invalidPayload("user_ids is required in a call with the server's key")
		}
		request := sessionRequest{userIds: userIds, playerData: read.PlayerData}
		joined, err := fleetManager.Join(ctx, read.Id, userIds, request.joinMetadata())
		if err != nil {
			return "", rpcError(err)
		}
		if joined.InstanceInfo != nil && joined.InstanceInfo.ConnectionInfo != nil {
			notifyConnectionInfo(ctx, logger, placer.notify, userIds, joined.InstanceInfo.ConnectionInfo, joined.SessionInfo)
		}
		answer, err := json.Marshal(joined)
		return string(answer), err
	}
}
