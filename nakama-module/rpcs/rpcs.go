// Package rpcs has the RPCs through which players, game servers and tests drive the fleet manager.
package rpcs

import (
	"fmt"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/placing"
)

// The ids of the RPCs through which a player or a test drives the fleet manager.
const (
	rpcIdCreate = "fleet_create"
	rpcIdList   = "fleet_list"
	rpcIdGet    = "fleet_get"
	rpcIdJoin   = "fleet_join"
	rpcIdUpdate = "fleet_update"
	rpcIdDelete = "fleet_delete"
)

// Register registers them all.
func Register(initializer runtime.Initializer, fleetManager runtime.FleetManagerInitializer, placer *placing.Placer) error {
	functions := map[string]rpcFunction{
		rpcIdCreate: createRpc(placer),
		rpcIdList:   listRpc(fleetManager),
		rpcIdGet:    getRpc(fleetManager),
		rpcIdJoin:   joinRpc(fleetManager, placer),
		rpcIdUpdate: updateStatusRpc(fleetManager),
		rpcIdDelete: deleteStatusRpc(fleetManager),
	}
	for id, function := range functions {
		if err := initializer.RegisterRpc(id, function); err != nil {
			return fmt.Errorf("the RPC %s could not be registered: %w", id, err)
		}
	}
	return nil
}
