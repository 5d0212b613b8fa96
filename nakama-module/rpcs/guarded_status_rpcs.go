package rpcs

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/refusal"
)

// The ids under which the fleet manager registers its own, unguarded RPCs.
const (
	rpcIdUpdateInstanceInfo = "update_instance_info"
	rpcIdDeleteInstanceInfo = "delete_instance_info"
)

// RegisterGuardedStatus registers the two status RPCs again, for callers with the server key only and
// for payloads that say what they mean.
func RegisterGuardedStatus(initializer runtime.Initializer, fleetManager runtime.FleetManagerInitializer) error {
	if err := initializer.RegisterRpc(rpcIdUpdateInstanceInfo, updateStatusRpc(fleetManager)); err != nil {
		return fmt.Errorf("the guarded RPC %s could not be registered: %w", rpcIdUpdateInstanceInfo, err)
	}
	if err := initializer.RegisterRpc(rpcIdDeleteInstanceInfo, deleteStatusRpc(fleetManager)); err != nil {
		return fmt.Errorf("the guarded RPC %s could not be registered: %w", rpcIdDeleteInstanceInfo, err)
	}
	return nil
}

func updateStatusRpc(fleetManager runtime.FleetManagerInitializer) rpcFunction {
	return func(ctx context.Context, _ runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		if err := RefusePlayers(ctx); err != nil {
			return "", err
		}
		update, err := readStatusUpdate(payload)
		if err != nil {
			return "", err
		}
		if err := fleetManager.Update(ctx, update.Id, *update.PlayerCount, update.metadata()); err != nil {
			return "", refusal.RpcError(err)
		}
		return "", nil
	}
}

func deleteStatusRpc(fleetManager runtime.FleetManagerInitializer) rpcFunction {
	return func(ctx context.Context, _ runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, payload string) (string, error) {
		if err := RefusePlayers(ctx); err != nil {
			return "", err
		}
		var request struct {
			Id string `json:"id"`
		}
		if err := decodeStrictly(payload, &request); err != nil {
			return "", err
		}
		if request.Id == "" {
			return "", invalidPayload("id is required: the game session's ARN")
		}
		if err := fleetManager.Delete(ctx, request.Id); err != nil {
			return "", refusal.RpcError(err)
		}
		return "", nil
	}
}
