package main

import (
	"context"
	"database/sql"

	"github.com/heroiclabs/nakama-common/runtime"
	"github.com/heroiclabs/nakama-gamelift/fleetmanager"
)

// newGameLiftFleetManager makes the fleet manager as it was published. This is the only file that imports
// it; the two optional timings are exported fields of its configuration, so nothing of it is changed.
func newGameLiftFleetManager(ctx context.Context, logger runtime.Logger, db *sql.DB, initializer runtime.Initializer, nk runtime.NakamaModule, settings settings) (runtime.FleetManagerInitializer, error) {
	configuration := fleetmanager.NewGameLiftConfig(
		settings.accessKey,
		settings.secretAccessKey,
		settings.region,
		settings.aliasId,
		settings.placementQueueName,
		settings.placementEventsSqsUrl,
	)
	if settings.syncPeriod > 0 {
		configuration.AwsGameLiftPollingPeriod = settings.syncPeriod
	}
	if settings.sqsWait > 0 {
		configuration.SqsWaitTime = settings.sqsWait
	}
	return fleetmanager.NewGameLiftFleetManager(ctx, logger, db, initializer, nk, configuration)
}
