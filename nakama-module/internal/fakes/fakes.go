// Package fakes stands in for Nakama and the fleet manager in this module's tests.
package fakes

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// TestWait bounds every wait of the tests.
const TestWait = 10 * time.Second

// SilentLogger takes log lines and shows none.
type SilentLogger struct{ runtime.Logger }

func (SilentLogger) Debug(string, ...interface{}) {}
func (SilentLogger) Info(string, ...interface{})  {}
func (SilentLogger) Warn(string, ...interface{})  {}
func (SilentLogger) Error(string, ...interface{}) {}

// Notification is what a player was told. ContextErr is the state of the context it was sent with.
type Notification struct {
	UserId     string
	Subject    string
	Content    map[string]any
	Code       int
	Sender     string
	Persistent bool
	ContextErr error
}

// NotificationBox takes notifications in place of Nakama's module.
type NotificationBox struct{ sent chan Notification }

// NewNotificationBox makes an empty box for up to 100 notifications.
func NewNotificationBox() NotificationBox {
	return NotificationBox{sent: make(chan Notification, 100)}
}

func (b NotificationBox) NotificationSend(ctx context.Context, userId, subject string, content map[string]interface{}, code int, sender string, persistent bool) error {
	b.sent <- Notification{userId, subject, content, code, sender, persistent, ctx.Err()}
	return nil
}

// Next is the oldest notification, waited for at most TestWait.
func (b NotificationBox) Next(t *testing.T) Notification {
	t.Helper()
	select {
	case sent := <-b.sent:
		return sent
	case <-time.After(TestWait):
		t.Fatalf("no notification within %s", TestWait)
		return Notification{}
	}
}

// None fails the test when a notification is there.
func (b NotificationBox) None(t *testing.T) {
	t.Helper()
	select {
	case sent := <-b.sent:
		t.Fatalf("unexpected notification %+v", sent)
	default:
	}
}

// Fleet answers in place of a fleet manager as its functions say.
type Fleet struct {
	runtime.FleetManagerInitializer
	ListFunction   func(query string, limit int) ([]*runtime.InstanceInfo, error)
	JoinFunction   func(id string, userIds []string, metadata map[string]string) (*runtime.JoinInfo, error)
	CreateFunction func(maxPlayers int, userIds []string, latencies []runtime.FleetUserLatencies, metadata map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error)
	UpdateFunction func(id string, playerCount int, metadata map[string]any) error
}

func (f *Fleet) List(_ context.Context, query string, limit int, _ string) ([]*runtime.InstanceInfo, string, error) {
	instances, err := f.ListFunction(query, limit)
	return instances, "", err
}

func (f *Fleet) Join(_ context.Context, id string, userIds []string, metadata map[string]string) (*runtime.JoinInfo, error) {
	return f.JoinFunction(id, userIds, metadata)
}

func (f *Fleet) Create(_ context.Context, maxPlayers int, userIds []string, latencies []runtime.FleetUserLatencies, metadata map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
	return f.CreateFunction(maxPlayers, userIds, latencies, metadata, callback)
}

func (f *Fleet) Update(_ context.Context, id string, playerCount int, metadata map[string]any) error {
	return f.UpdateFunction(id, playerCount, metadata)
}

// AwsFailure has the shape of an AWS client's error.
type AwsFailure struct{ Code string }

func (f AwsFailure) Error() string     { return "api error " + f.Code }
func (f AwsFailure) ErrorCode() string { return f.Code }

// Entry is a player's ticket in a match.
type Entry struct {
	runtime.MatchmakerEntry
	UserId     string
	Properties map[string]any
}

func (e Entry) GetPresence() runtime.Presence         { return presence{userId: e.UserId} }
func (e Entry) GetProperties() map[string]interface{} { return e.Properties }

type presence struct {
	runtime.Presence
	userId string
}

func (p presence) GetUserId() string { return p.userId }

// Ids makes callback ids in place of Nakama's handler.
type Ids struct {
	runtime.FmCallbackHandler
	mutex sync.Mutex
	count int
}

func (n *Ids) GenerateCallbackId() string {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.count++
	return "id"
}

// Instance is a row of Nakama's index.
func Instance(id string, playerCount int, createdAt time.Time) *runtime.InstanceInfo {
	return &runtime.InstanceInfo{
		Id:             id,
		PlayerCount:    playerCount,
		CreateTime:     createdAt,
		ConnectionInfo: &runtime.ConnectionInfo{IpAddress: "10.0.0.1", DnsName: "host.example", Port: 7777},
	}
}
