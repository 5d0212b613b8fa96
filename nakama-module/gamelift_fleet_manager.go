package main

import (
	"context"
	"database/sql"

	"github.com/heroiclabs/nakama-common/runtime"
	"github.com/heroiclabs/nakama-gamelift/fleetmanager"

	"windtunnel/nakama-module/settings"
)

// newGameLiftFleetManager makes the fleet manager as it was published. This is the only file that imports
// it; the two optional timings are exported fields of its configuration, so nothing of it is changed.
func newGameLiftFleetManager(ctx context.Context, logger runtime.Logger, db *sql.DB, initializer runtime.Initializer, nk runtime.NakamaModule, read settings.Settings) (runtime.FleetManagerInitializer, error) {
	configuration := fleetmanager.NewGameLiftConfig(
		read.AccessKey,
		read.SecretAccessKey,
		read.Region,
		read.AliasId,
		read.PlacementQueueName,
		read.PlacementEventsSqsUrl,
	)
	if read.SyncPeriod > 0 {
		configuration.AwsGameLiftPollingPeriod = read.SyncPeriod
	}
	if read.SqsWait > 0 {
		configuration.SqsWaitTime = read.SqsWait
	}
	return fleetmanager.NewGameLiftFleetManager(ctx, logger, db, initializer, nk, configuration)
}
