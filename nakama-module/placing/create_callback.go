package placing

import (
	"context"
	"runtime/debug"

	"github.com/heroiclabs/nakama-common/runtime"
)

// createCallback is what the fleet manager calls when GameLift has finished the placement. It runs in a
// goroutine of its own, where a panic would end the server, and long after the caller's context has ended.
func (p *Placer) createCallback(callerCtx context.Context, logger runtime.Logger, userIds []string, wait *placementWait) runtime.FmCreateCallbackFn {
	return func(status runtime.FmCreateStatus, instance *runtime.InstanceInfo, sessions []*runtime.SessionInfo, _ map[string]any, createErr error) {
		if p.CallbackMistake == MistakePanic {
			panic("the Create callback panics as ordered by WT_CALLBACK_MISTAKE")
		}
		defer logPanic(logger, "the Create callback")
		if !wait.finish() {
			logger.Warn("a placement ended after its players had been told of another end: status %d, error %v", status, createErr)
			return
		}
		parent := context.Background()
		if p.CallbackMistake == MistakeHookContext {
			parent = callerCtx
		}
		ctx, cancel := context.WithTimeout(parent, notificationTimeout)
		defer cancel()

		switch status {
		case runtime.CreateSuccess:
			if instance == nil || instance.ConnectionInfo == nil {
				logger.Error("a placement succeeded without saying where its game session is")
				notifyCreateFailed(ctx, logger, p.Notifications, userIds)
				return
			}
			logger.Info("game session %s was created for %d players", instance.Id, len(userIds))
			notifyConnectionInfo(ctx, logger, p.Notifications, userIds, instance.ConnectionInfo, sessions)
		case runtime.CreateTimeout:
			logger.Warn("a placement timed out in its queue: %v", createErr)
			notifyCreateTimeout(ctx, logger, p.Notifications, userIds)
		default:
			logger.Error("a placement failed: %v", createErr)
			notifyCreateFailed(ctx, logger, p.Notifications, userIds)
		}
	}
}

// logPanic turns a panic into a log line. To be deferred.
func logPanic(logger runtime.Logger, where string) {
	if cause := recover(); cause != nil {
		logger.Error("%s panicked: %v\n%s", where, cause, debug.Stack())
	}
}
