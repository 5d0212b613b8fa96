package main

import (
	"context"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// placementIdKey is the entry of Create's result that names the placement.
const placementIdKey = "PlacementId"

// placer finds or creates game sessions for players and tells them where to go.
type placer struct {
	fleetManager  runtime.FleetManager
	notify        notificationSender
	maxPlayers    int
	createTimeout time.Duration
}

// findOrCreate puts the players into a running game session, or asks for a new one. Whatever happens,
// each player is told: at once after a Join or a refused Create, else when the placement ends.
func (p *placer) findOrCreate(ctx context.Context, logger runtime.Logger, request sessionRequest) {
	if joined := p.joinRunning(ctx, logger, request); joined != nil {
		notifyConnectionInfo(ctx, logger, p.notify, request.userIds, joined.InstanceInfo.ConnectionInfo, joined.SessionInfo)
		return
	}
	if _, err := p.create(ctx, logger, p.maxPlayers, request); err != nil {
		logger.Error("no game session could be asked for: %v", err)
		// The context may be what ended Create.
		freshCtx, cancel := context.WithTimeout(context.Background(), notificationTimeout)
		defer cancel()
		notifyCreateFailed(freshCtx, logger, p.notify, request.userIds)
	}
}

// joinRunning tries every candidate, emptiest first. A session that is full, over or unknown is nothing
// unusual: the index lags behind GameLift. Nil when no candidate took the players; a List that fails
// counts as no candidates, since a new game session serves the players better than none.
func (p *placer) joinRunning(ctx context.Context, logger runtime.Logger, request sessionRequest) *runtime.JoinInfo {
	if len(request.userIds) > p.maxPlayers {
		return nil
	}
	instances, _, err := p.fleetManager.List(ctx, roomQuery(p.maxPlayers, len(request.userIds)), candidateLimit, "")
	if err != nil {
		logger.Error("running game sessions could not be listed: %v", err)
		return nil
	}
	for _, instance := range emptiestFirst(instances) {
		if ctx.Err() != nil {
			return nil
		}
		joined, err := p.fleetManager.Join(ctx, instance.Id, request.userIds, request.joinMetadata())
		if err == nil && joined != nil && joined.InstanceInfo != nil && joined.InstanceInfo.ConnectionInfo != nil {
			return joined
		}
		logger.Info("game session %s did not take the players (%s): %v", instance.Id, refusalOf(err), err)
	}
	return nil
}

// create asks for a new game session and returns the placement's id. When it returns no error, the users
// are told the outcome later, exactly once; when it returns one, nobody has been told.
func (p *placer) create(ctx context.Context, logger runtime.Logger, maxPlayers int, request sessionRequest) (string, error) {
	wait := &placementWait{}
	result, err := p.fleetManager.Create(ctx, maxPlayers, request.userIds, request.latencies, request.createMetadata(), p.createCallback(logger, request.userIds, wait))
	if err != nil {
		if wait.finish() {
			return "", err
		}
		// The event was faster than the error: the players know the outcome.
		logger.Warn("Create failed after its placement had ended: %v", err)
		return result[placementIdKey], nil
	}
	placementId := result[placementIdKey]
	wait.startTimer(p.createTimeout, func() {
		defer logPanic(logger, "the placement timer")
		logger.Warn("placement %s has not ended within %s", placementId, p.createTimeout)
		timeoutCtx, cancel := context.WithTimeout(context.Background(), notificationTimeout)
		defer cancel()
		notifyCreateTimeout(timeoutCtx, logger, p.notify, request.userIds)
	})
	return placementId, nil
}
