// Package placing finds or creates a game session for players and tells each of them where to connect.
package placing

import (
	"context"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/refusal"
)

// placementIdKey is the entry of Create's result that names the placement.
const placementIdKey = "PlacementId"

// Placer finds or creates game sessions for players and tells them where to go.
type Placer struct {
	FleetManager  runtime.FleetManager
	Notifications NotificationSender
	// MaxPlayers is how many players a game session takes.
	MaxPlayers int
	// CreateTimeout is how long players wait for a placement's end before they are told that there is none.
	CreateTimeout time.Duration
	// CallbackMistake is what the Create callback does wrong on purpose.
	CallbackMistake CallbackMistake
	// RoomField is the field by which game sessions with room are looked for; IndexedRoomField is the right one.
	RoomField string
}

// FindOrCreate puts the players into a running game session, or asks for a new one. Whatever happens,
// each player is told: at once after a Join or a refused Create, else when the placement ends.
func (p *Placer) FindOrCreate(ctx context.Context, logger runtime.Logger, request SessionRequest) {
	if joined := p.joinRunning(ctx, logger, request); joined != nil {
		p.Announce(ctx, logger, request.UserIds, joined)
		return
	}
	if _, err := p.Create(ctx, logger, p.MaxPlayers, request); err != nil {
		logger.Error("no game session could be asked for: %v", err)
		// The context may be what ended Create.
		freshCtx, cancel := context.WithTimeout(context.Background(), notificationTimeout)
		defer cancel()
		notifyCreateFailed(freshCtx, logger, p.Notifications, request.UserIds)
	}
}

// Announce tells the users where the game session is that they have joined, and with which seats.
func (p *Placer) Announce(ctx context.Context, logger runtime.Logger, userIds []string, joined *runtime.JoinInfo) {
	if !isReachable(joined) {
		logger.Error("a Join succeeded without saying where its game session is")
		return
	}
	notifyConnectionInfo(ctx, logger, p.Notifications, userIds, joined.InstanceInfo.ConnectionInfo, joined.SessionInfo)
}

func isReachable(joined *runtime.JoinInfo) bool {
	return joined != nil && joined.InstanceInfo != nil && joined.InstanceInfo.ConnectionInfo != nil
}

// joinRunning tries every candidate, emptiest first. A session that is full, over or unknown is nothing
// unusual: the index lags behind GameLift. Nil when no candidate took the players; a List that fails
// counts as no candidates, since a new game session serves the players better than none.
func (p *Placer) joinRunning(ctx context.Context, logger runtime.Logger, request SessionRequest) *runtime.JoinInfo {
	if len(request.UserIds) > p.MaxPlayers {
		return nil
	}
	instances, _, err := p.FleetManager.List(ctx, roomQuery(p.RoomField, p.MaxPlayers, len(request.UserIds)), candidateLimit, "")
	if err != nil {
		logger.Error("running game sessions could not be listed: %v", err)
		return nil
	}
	for _, instance := range emptiestFirst(instances) {
		if ctx.Err() != nil {
			return nil
		}
		joined, err := p.FleetManager.Join(ctx, instance.Id, request.UserIds, request.JoinMetadata())
		if err == nil && isReachable(joined) {
			return joined
		}
		logger.Info("game session %s did not take the players (%s): %v", instance.Id, refusal.Of(err), err)
	}
	return nil
}

// Create asks for a new game session and returns the placement's id. When it returns no error, the users
// are told the outcome later, exactly once; when it returns one, nobody has been told.
func (p *Placer) Create(ctx context.Context, logger runtime.Logger, maxPlayers int, request SessionRequest) (string, error) {
	wait := &placementWait{}
	result, err := p.FleetManager.Create(ctx, maxPlayers, request.UserIds, request.Latencies, request.CreateMetadata(), p.createCallback(ctx, logger, request.UserIds, wait))
	if err != nil {
		if wait.finish() {
			return "", err
		}
		// The event was faster than the error: the players know the outcome.
		logger.Warn("Create failed after its placement had ended: %v", err)
		return result[placementIdKey], nil
	}
	placementId := result[placementIdKey]
	wait.startTimer(p.CreateTimeout, func() {
		defer logPanic(logger, "the placement timer")
		logger.Warn("placement %s has not ended within %s", placementId, p.CreateTimeout)
		timeoutCtx, cancel := context.WithTimeout(context.Background(), notificationTimeout)
		defer cancel()
		notifyCreateTimeout(timeoutCtx, logger, p.Notifications, request.UserIds)
	})
	return placementId, nil
}
