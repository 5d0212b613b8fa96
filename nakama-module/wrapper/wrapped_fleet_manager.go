// Package wrapper puts a cure around the fleet manager for what can be cured from outside.
package wrapper

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/rpcs"
)

// rpcIdCallbackCounts answers with the wrapper's counts; server-to-server only.
const rpcIdCallbackCounts = "fleet_callback_counts"

// lateEventHold is how long an event may overtake the end of its Create.
const lateEventHold = 10 * time.Second

// wrappedFleetManager is the unmodified fleet manager with another callback handler and another view of
// Nakama's module handed to it. All calls go straight to it.
type wrappedFleetManager struct {
	runtime.FleetManagerInitializer
	logger        runtime.Logger
	createTimeout time.Duration
	callbacks     *heldCallbacks
}

// Wrap puts the wrapper around the fleet manager and registers the guarded status RPCs in
// place of its own; of two registrations of one id the last one counts.
func Wrap(logger runtime.Logger, initializer runtime.Initializer, inner runtime.FleetManagerInitializer, createTimeout time.Duration) (runtime.FleetManagerInitializer, error) {
	wrapped := &wrappedFleetManager{FleetManagerInitializer: inner, logger: logger, createTimeout: createTimeout}
	if err := rpcs.RegisterGuardedStatus(initializer, inner); err != nil {
		return nil, err
	}
	err := initializer.RegisterRpc(rpcIdCallbackCounts, func(ctx context.Context, _ runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, _ string) (string, error) {
		if err := rpcs.RefusePlayers(ctx); err != nil {
			return "", err
		}
		answer, err := json.Marshal(wrapped.counts())
		return string(answer), err
	})
	if err != nil {
		return nil, fmt.Errorf("the RPC %s could not be registered: %w", rpcIdCallbackCounts, err)
	}
	return wrapped, nil
}

// Init is called by RegisterFleetManager, before the API is open.
func (w *wrappedFleetManager) Init(nk runtime.NakamaModule, handler runtime.FmCallbackHandler) error {
	w.callbacks = newHeldCallbacks(w.logger, handler, w.createTimeout, lateEventHold)
	return w.FleetManagerInitializer.Init(sortedIndexModule{nk}, w.callbacks)
}

func (w *wrappedFleetManager) counts() callbackCounts {
	if w.callbacks == nil {
		return callbackCounts{}
	}
	return w.callbacks.currentCounts()
}
