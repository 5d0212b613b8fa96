package placing

import "context"

// PersistentNotifications sends every notification as one that Nakama also stores, for players who are
// offline at the moment and ask for what they missed later. Storing needs a context that still lives.
type PersistentNotifications struct {
	NotificationSender
}

func (p PersistentNotifications) NotificationSend(ctx context.Context, userID, subject string, content map[string]interface{}, code int, sender string, _ bool) error {
	return p.NotificationSender.NotificationSend(ctx, userID, subject, content, code, sender, true)
}
