package main

import (
	"fmt"

	"github.com/heroiclabs/nakama-common/runtime"
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

func registerFleetRpcs(initializer runtime.Initializer, fleetManager runtime.FleetManagerInitializer, placer *placer) error {
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
