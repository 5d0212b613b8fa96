package main

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// testWait bounds every wait of the tests.
const testWait = 10 * time.Second

type silentLogger struct{ runtime.Logger }

func (silentLogger) Debug(string, ...interface{}) {}
func (silentLogger) Info(string, ...interface{})  {}
func (silentLogger) Warn(string, ...interface{})  {}
func (silentLogger) Error(string, ...interface{}) {}

type sentNotification struct {
	userId     string
	subject    string
	content    map[string]any
	code       int
	sender     string
	persistent bool
	contextErr error
}

// notificationBox takes notifications in place of Nakama's module.
type notificationBox struct{ sent chan sentNotification }

func newNotificationBox() notificationBox {
	return notificationBox{sent: make(chan sentNotification, 100)}
}

func (b notificationBox) NotificationSend(ctx context.Context, userId, subject string, content map[string]interface{}, code int, sender string, persistent bool) error {
	b.sent <- sentNotification{userId, subject, content, code, sender, persistent, ctx.Err()}
	return nil
}

func (b notificationBox) next(t *testing.T) sentNotification {
	t.Helper()
	select {
	case sent := <-b.sent:
		return sent
	case <-time.After(testWait):
		t.Fatalf("no notification within %s", testWait)
		return sentNotification{}
	}
}

func (b notificationBox) none(t *testing.T) {
	t.Helper()
	select {
	case sent := <-b.sent:
		t.Fatalf("unexpected notification %+v", sent)
	default:
	}
}

// scriptedFleet answers in place of a fleet manager as its functions say.
type scriptedFleet struct {
	runtime.FleetManagerInitializer
	list   func(query string, limit int) ([]*runtime.InstanceInfo, error)
	join   func(id string, userIds []string, metadata map[string]string) (*runtime.JoinInfo, error)
	create func(maxPlayers int, userIds []string, latencies []runtime.FleetUserLatencies, metadata map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error)
	update func(id string, playerCount int, metadata map[string]any) error
}

func (f *scriptedFleet) List(_ context.Context, query string, limit int, _ string) ([]*runtime.InstanceInfo, string, error) {
	instances, err := f.list(query, limit)
	return instances, "", err
}

func (f *scriptedFleet) Join(_ context.Context, id string, userIds []string, metadata map[string]string) (*runtime.JoinInfo, error) {
	return f.join(id, userIds, metadata)
}

func (f *scriptedFleet) Create(_ context.Context, maxPlayers int, userIds []string, latencies []runtime.FleetUserLatencies, metadata map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
	return f.create(maxPlayers, userIds, latencies, metadata, callback)
}

func (f *scriptedFleet) Update(_ context.Context, id string, playerCount int, metadata map[string]any) error {
	return f.update(id, playerCount, metadata)
}

// awsFailure has the shape of an AWS client's error.
type awsFailure struct{ code string }

func (f awsFailure) Error() string     { return "api error " + f.code }
func (f awsFailure) ErrorCode() string { return f.code }

type fakeEntry struct {
	runtime.MatchmakerEntry
	userId     string
	properties map[string]any
}

func (e fakeEntry) GetPresence() runtime.Presence         { return fakePresence{userId: e.userId} }
func (e fakeEntry) GetProperties() map[string]interface{} { return e.properties }

type fakePresence struct {
	runtime.Presence
	userId string
}

func (p fakePresence) GetUserId() string { return p.userId }

type numberedIds struct {
	runtime.FmCallbackHandler
	mutex sync.Mutex
	count int
}

func (n *numberedIds) GenerateCallbackId() string {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.count++
	return "id"
}

func instance(id string, playerCount int, createdAt time.Time) *runtime.InstanceInfo {
	return &runtime.InstanceInfo{
		Id:             id,
		PlayerCount:    playerCount,
		CreateTime:     createdAt,
		ConnectionInfo: &runtime.ConnectionInfo{IpAddress: "10.0.0.1", DnsName: "host.example", Port: 7777},
	}
}
