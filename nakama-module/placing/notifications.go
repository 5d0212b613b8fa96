package placing

import (
	"context"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// The codes and subjects of the guide, with a subject of its own for the failure.
const (
	codeConnectionInfo = 111
	codeCreateTimeout  = 112
	codeCreateFailed   = 113

	subjectConnectionInfo = "connection-info"
	subjectCreateTimeout  = "create-timeout"
	subjectCreateFailed   = "create-failed"
)

// notificationTimeout bounds what a callback does in Nakama. Callbacks run long after the hook has
// returned, and since Nakama 3.39 the hook's context is cancelled by then.
const notificationTimeout = 5 * time.Second

// NotificationSender is the part of Nakama's module that tells players something.
type NotificationSender interface {
	NotificationSend(ctx context.Context, userID, subject string, content map[string]interface{}, code int, sender string, persistent bool) error
}

// notifyConnectionInfo tells every user where to connect and with which player session.
func notifyConnectionInfo(ctx context.Context, logger runtime.Logger, sender NotificationSender, userIds []string, connection *runtime.ConnectionInfo, sessions []*runtime.SessionInfo) {
	sessionIds := make(map[string]string, len(sessions))
	for _, session := range sessions {
		if session != nil {
			sessionIds[session.UserId] = session.SessionId
		}
	}
	for _, userId := range userIds {
		notify(ctx, logger, sender, userId, subjectConnectionInfo, codeConnectionInfo, map[string]any{
			"IpAddress": connection.IpAddress,
			"DnsName":   connection.DnsName,
			"Port":      connection.Port,
			"SessionId": sessionIds[userId],
		})
	}
}

func notifyCreateTimeout(ctx context.Context, logger runtime.Logger, sender NotificationSender, userIds []string) {
	for _, userId := range userIds {
		notify(ctx, logger, sender, userId, subjectCreateTimeout, codeCreateTimeout, map[string]any{})
	}
}

func notifyCreateFailed(ctx context.Context, logger runtime.Logger, sender NotificationSender, userIds []string) {
	for _, userId := range userIds {
		notify(ctx, logger, sender, userId, subjectCreateFailed, codeCreateFailed, map[string]any{})
	}
}

// notify sends one notification from the system, to the sockets that are open now. Who cannot be told
// must not keep the others from being told, so an error is only logged.
func notify(ctx context.Context, logger runtime.Logger, sender NotificationSender, userId, subject string, code int, content map[string]any) {
	if err := sender.NotificationSend(ctx, userId, subject, content, code, "", false); err != nil {
		logger.Error("notification %d %s could not be sent to %s: %v", code, subject, userId, err)
	}
}
