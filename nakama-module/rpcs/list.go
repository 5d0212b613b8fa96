package rpcs

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/refusal"
)

// defaultListLimit is how many instances a call gets that does not say how many.
const defaultListLimit = 10

// listPayload is the payload of fleet_list. An empty query asks GameLift, in pages of 20; any other asks
// Nakama's index.
type listPayload struct {
	Query  string `json:"query"`
	Limit  int    `json:"limit"`
	Cursor string `json:"cursor"`
}

type listAnswer struct {
	Instances []*runtime.InstanceInfo `json:"instances"`
	Cursor    string                  `json:"cursor"`
}

func listRpc(fleetManager runtime.FleetManager) rpcFunction {
	return func(ctx context.Context, _ runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		read := listPayload{Limit: defaultListLimit}
		if err := decodeStrictly(payload, &read); err != nil {
			return "", err
		}
		if read.Limit < 1 || read.Limit > 10_000 {
			return "", invalidPayload("limit must be from 1 to 10000")
		}
		instances, cursor, err := fleetManager.List(ctx, read.Query, read.Limit, read.Cursor)
		if err != nil {
			return "", refusal.RpcError(err)
		}
		if instances == nil {
			instances = []*runtime.InstanceInfo{}
		}
		answer, err := json.Marshal(listAnswer{Instances: instances, Cursor: cursor})
		return string(answer), err
	}
}
