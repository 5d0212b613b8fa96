package rpcs

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/refusal"
)

// getRpc answers with what GameLift says of one game session now; Nakama's row is brought up to date.
func getRpc(fleetManager runtime.FleetManager) rpcFunction {
	return func(ctx context.Context, _ runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		var read struct {
			Id string `json:"id"`
		}
		if err := decodeStrictly(payload, &read); err != nil {
			return "", err
		}
		if read.Id == "" {
			return "", invalidPayload("id is required: the game session's ARN")
		}
		instance, err := fleetManager.Get(ctx, read.Id)
		if err != nil {
			return "", refusal.RpcError(err)
		}
		answer, err := json.Marshal(instance)
		return string(answer), err
	}
}
