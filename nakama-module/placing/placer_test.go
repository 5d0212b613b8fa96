package placing

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
)

var pair = SessionRequest{UserIds: []string{"ada", "ben"}}

func noInstances(string, int) ([]*runtime.InstanceInfo, error) { return nil, nil }

func newPlacer(fleet *fakes.Fleet) (*Placer, fakes.NotificationBox) {
	box := fakes.NewNotificationBox()
	return &Placer{FleetManager: fleet, Notifications: box, MaxPlayers: 10, CreateTimeout: time.Hour, RoomField: IndexedRoomField}, box
}

func TestEveryCandidateIsTriedBeforeCreate(t *testing.T) {
	var tried []string
	fleet := &fakes.Fleet{
		ListFunction: func(query string, limit int) ([]*runtime.InstanceInfo, error) {
			if query != "+value.player_count:<=8" || limit != candidateLimit {
				t.Errorf("listed %s, %d", query, limit)
			}
			return []*runtime.InstanceInfo{fakes.Instance("c", 5, time.Time{}), fakes.Instance("a", 1, time.Time{}), fakes.Instance("b", 2, time.Time{})}, nil
		},
		JoinFunction: func(id string, userIds []string, _ map[string]string) (*runtime.JoinInfo, error) {
			tried = append(tried, id)
			if id != "c" {
				return nil, fakes.AwsFailure{Code: "GameSessionFullException"}
			}
			return &runtime.JoinInfo{InstanceInfo: fakes.Instance("c", 7, time.Time{}), SessionInfo: []*runtime.SessionInfo{
				{UserId: "ben", SessionId: "psess-b"}, {UserId: "ada", SessionId: "psess-a"},
			}}, nil
		},
	}
	placer, box := newPlacer(fleet)
	placer.FindOrCreate(context.Background(), fakes.SilentLogger{}, pair)

	if !reflect.DeepEqual(tried, []string{"a", "b", "c"}) {
		t.Fatalf("tried %v", tried)
	}
	want := fakes.Notification{UserId: "ada", Subject: "connection-info", Code: 111, Content: map[string]any{
		"IpAddress": "10.0.0.1", "DnsName": "host.example", "Port": 7777, "SessionId": "psess-a",
	}}
	if sent := box.Next(t); !reflect.DeepEqual(sent, want) {
		t.Fatalf("ada got %+v", sent)
	}
	if sent := box.Next(t); sent.UserId != "ben" || sent.Content["SessionId"] != "psess-b" {
		t.Fatalf("ben got %+v", sent)
	}
}

func TestARefusedCreateTellsThePlayersEvenWhenTheHookIsOver(t *testing.T) {
	placer, box := newPlacer(&fakes.Fleet{
		ListFunction: noInstances,
		CreateFunction: func(int, []string, []runtime.FleetUserLatencies, map[string]any, runtime.FmCreateCallbackFn) (map[string]string, error) {
			return nil, errors.New("no")
		},
	})
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	placer.FindOrCreate(ended, fakes.SilentLogger{}, pair)
	for range 2 {
		if sent := box.Next(t); sent.Code != 113 || sent.Subject != "create-failed" || sent.ContextErr != nil {
			t.Fatalf("got %+v", sent)
		}
	}
}

func TestAnEventBeforeCreateReturnsTellsThePlayersOnce(t *testing.T) {
	placer, box := newPlacer(&fakes.Fleet{
		CreateFunction: func(_ int, _ []string, _ []runtime.FleetUserLatencies, _ map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
			callback(runtime.CreateSuccess, fakes.Instance("new", 1, time.Time{}), []*runtime.SessionInfo{{UserId: "ada", SessionId: "psess-a"}}, nil, nil)
			return map[string]string{"PlacementId": "p-1"}, nil
		},
	})
	placer.CreateTimeout = time.Nanosecond
	placementId, err := placer.Create(context.Background(), fakes.SilentLogger{}, 10, SessionRequest{UserIds: []string{"ada"}})
	if err != nil || placementId != "p-1" {
		t.Fatalf("%s, %v", placementId, err)
	}
	if sent := box.Next(t); sent.Code != 111 || sent.Content["SessionId"] != "psess-a" {
		t.Fatalf("got %+v", sent)
	}
	box.None(t)
}

func TestAPlacementWithoutAnEventEndsByItsTimer(t *testing.T) {
	var kept runtime.FmCreateCallbackFn
	placer, box := newPlacer(&fakes.Fleet{
		CreateFunction: func(_ int, _ []string, _ []runtime.FleetUserLatencies, _ map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
			kept = callback
			return map[string]string{"PlacementId": "p-1"}, nil
		},
	})
	placer.CreateTimeout = time.Millisecond
	if _, err := placer.Create(context.Background(), fakes.SilentLogger{}, 10, SessionRequest{UserIds: []string{"ada"}}); err != nil {
		t.Fatal(err)
	}
	if sent := box.Next(t); sent.Code != 112 || sent.Subject != "create-timeout" {
		t.Fatalf("got %+v", sent)
	}
	kept(runtime.CreateError, nil, nil, nil, nil)
	box.None(t)
}

func TestEachEndOfAPlacementHasItsNotification(t *testing.T) {
	for status, code := range map[runtime.FmCreateStatus]int{runtime.CreateTimeout: 112, runtime.CreateError: 113, runtime.CreateSuccess: 113} {
		placer, box := newPlacer(&fakes.Fleet{})
		// A success without an instance, and ends without an error, must not panic.
		placer.createCallback(context.Background(), fakes.SilentLogger{}, []string{"ada"}, &placementWait{})(status, nil, nil, nil, nil)
		if sent := box.Next(t); sent.Code != code {
			t.Errorf("status %d sent %d", status, sent.Code)
		}
	}
}

func TestAMistakenCallbackUsesTheContextOfItsHook(t *testing.T) {
	for mistake, isOver := range map[CallbackMistake]bool{NoMistake: false, MistakeHookContext: true} {
		placer, box := newPlacer(&fakes.Fleet{})
		placer.CallbackMistake = mistake
		hook, endHook := context.WithCancel(context.Background())
		callback := placer.createCallback(hook, fakes.SilentLogger{}, []string{"ada"}, &placementWait{})
		endHook()
		callback(runtime.CreateError, nil, nil, nil, nil)
		if sent := box.Next(t); (sent.ContextErr != nil) != isOver {
			t.Errorf("mistake %q sent with the context's error %v", mistake, sent.ContextErr)
		}
	}
}

func TestOnlyItsHookEndsTheContextOfAMistakenCallback(t *testing.T) {
	var kept runtime.FmCreateCallbackFn
	placer, box := newPlacer(&fakes.Fleet{
		ListFunction: noInstances,
		CreateFunction: func(_ int, _ []string, _ []runtime.FleetUserLatencies, _ map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
			kept = callback
			return map[string]string{"PlacementId": "p-1"}, nil
		},
	})
	placer.CallbackMistake = MistakeHookContext
	placeMatched(context.Background(), fakes.SilentLogger{}, placer, SessionRequest{UserIds: []string{"ada"}})
	kept(runtime.CreateError, nil, nil, nil, nil)
	if sent := box.Next(t); sent.ContextErr != nil {
		t.Fatalf("the hook's context lives, and the callback's is over: %v", sent.ContextErr)
	}
}

func TestAMistakenCallbackPanics(t *testing.T) {
	placer, _ := newPlacer(&fakes.Fleet{})
	placer.CallbackMistake = MistakePanic
	defer func() {
		if recover() == nil {
			t.Error("it did not panic")
		}
	}()
	placer.createCallback(context.Background(), fakes.SilentLogger{}, nil, &placementWait{})(runtime.CreateError, nil, nil, nil, nil)
}

func TestPersistentNotificationsArePersistent(t *testing.T) {
	box := fakes.NewNotificationBox()
	notifyCreateFailed(context.Background(), fakes.SilentLogger{}, PersistentNotifications{box}, []string{"ada"})
	if sent := box.Next(t); !sent.Persistent {
		t.Fatalf("got %+v", sent)
	}
}
