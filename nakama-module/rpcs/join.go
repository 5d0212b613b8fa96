package rpcs

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/placing"
	"windtunnel/nakama-module/refusal"
)

// joinPayload is the payload of fleet_join.
type joinPayload struct {
	Id         string            `json:"id"`
	UserIds    []string          `json:"user_ids"`
	PlayerData map[string]string `json:"player_data"`
	// Metadata is handed to Join as it is, whoever is named in it, instead of one made of PlayerData.
	Metadata map[string]string `json:"metadata"`
}

// joinRpc reserves seats in a running game session. The answer has the seats, and the users get the
// notification that they would get after matchmaking.
func joinRpc(fleetManager runtime.FleetManager, placer *placing.Placer) rpcFunction {
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
		request := placing.SessionRequest{UserIds: userIds, PlayerData: read.PlayerData}
		metadata := read.Metadata
		if metadata == nil {
			metadata = request.JoinMetadata()
		}
		joined, err := fleetManager.Join(ctx, read.Id, userIds, metadata)
		if err != nil {
			return "", refusal.RpcError(err)
		}
		placer.Announce(ctx, logger, userIds, joined)
		answer, err := json.Marshal(joined)
		return string(answer), err
	}
}
