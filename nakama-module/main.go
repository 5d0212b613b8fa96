// Command nakama-module is the plugin of the bench: the published guide's matchmaker hook on top of the
// unmodified GameLift fleet manager. Nakama opens it as a Go plugin and calls InitModule.
//
// Only this package imports the fleet manager; what the plugin does with it is in the packages below.
package main

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/placing"
	"windtunnel/nakama-module/rpcs"
	"windtunnel/nakama-module/settings"
	"windtunnel/nakama-module/wrapper"
)

// InitModule is what Nakama looks up in the plugin. An error from here stops the server.
func InitModule(ctx context.Context, logger runtime.Logger, db *sql.DB, nk runtime.NakamaModule, initializer runtime.Initializer) error {
	environment, ok := ctx.Value(runtime.RUNTIME_CTX_ENV).(map[string]string)
	if !ok {
		return fmt.Errorf("Nakama handed no runtime environment to the module: pass --runtime.env KEY=VALUE for each setting")
	}
	read, err := settings.Read(environment)
	if err != nil {
		return err
	}

	fleetManager, err := newGameLiftFleetManager(ctx, logger, db, initializer, nk, read)
	if err != nil {
		return fmt.Errorf("the GameLift fleet manager could not be made: %w", err)
	}
	if read.Wrapped {
		fleetManager, err = wrapper.Wrap(logger, initializer, fleetManager, read.CreateTimeout)
		if err != nil {
			return err
		}
	}
	// Registering starts the fleet manager's queue loop and its first sync at once.
	if err := initializer.RegisterFleetManager(fleetManager); err != nil {
		return fmt.Errorf("the GameLift fleet manager could not be registered: %w", err)
	}

	placer := &placing.Placer{
		FleetManager:    fleetManager,
		Notifications:   nk,
		MaxPlayers:      read.MaxPlayers,
		CreateTimeout:   read.CreateTimeout,
		CallbackMistake: read.CallbackMistake,
		RoomField:       read.RoomField,
	}
	if read.Persistent {
		placer.Notifications = placing.PersistentNotifications{NotificationSender: nk}
	}
	if err := placing.RegisterMatchmakerMatched(initializer, placer, read.MatchedInBackground); err != nil {
		return err
	}
	return rpcs.Register(initializer, fleetManager, placer)
}

// main is never called in a plugin; Go's toolchain wants it in package main.
func main() {}
