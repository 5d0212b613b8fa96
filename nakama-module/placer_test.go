package main

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

var pair = sessionRequest{userIds: []string{"ada", "ben"}}

func noInstances(string, int) ([]*runtime.InstanceInfo, error) { return nil, nil }

func newPlacer(fleet *scriptedFleet) (*placer, notificationBox) {
	box := newNotificationBox()
	return &placer{fleetManager: fleet, notify: box, maxPlayers: 10, createTimeout: time.Hour}, box
}

func TestEveryCandidateIsTriedBeforeCreate(t *testing.T) {
	var tried []string
	fleet := &scriptedFleet{
		list: func(query string, limit int) ([]*runtime.InstanceInfo, error) {
			if query != "+value.player_count:<=8" || limit != candidateLimit {
				t.Errorf("listed %s, %d", query, limit)
			}
			return []*runtime.InstanceInfo{instance("c", 5, time.Time{}), instance("a", 1, time.Time{}), instance("b", 2, time.Time{})}, nil
		},
		join: func(id string, userIds []string, _ map[string]string) (*runtime.JoinInfo, error) {
			tried = append(tried, id)
			if id != "c" {
				return nil, awsFailure{"GameSessionFullException"}
			}
			return &runtime.JoinInfo{InstanceInfo: instance("c", 7, time.Time{}), SessionInfo: []*runtime.SessionInfo{
				{UserId: "ben", SessionId: "psess-b"}, {UserId: "ada", SessionId: "psess-a"},
			}}, nil
		},
	}
	placer, box := newPlacer(fleet)
	placer.findOrCreate(context.Background(), silentLogger{}, pair)

	if !reflect.DeepEqual(tried, []string{"a", "b", "c"}) {
		t.Fatalf("tried %v", tried)
	}
	want := sentNotification{userId: "ada", subject: "connection-info", code: 111, content: map[string]any{
		"IpAddress": "10.0.0.1", "DnsName": "host.example", "Port": 7777, "SessionId": "psess-a",
	}}
	if sent := box.next(t); !reflect.DeepEqual(sent, want) {
		t.Fatalf("ada got %+v", sent)
	}
	if sent := box.next(t); sent.userId != "ben" || sent.content["SessionId"] != "psess-b" {
		t.Fatalf("ben got %+v", sent)
	}
}

func TestARefusedCreateTellsThePlayersEvenWhenTheHookIsOver(t *testing.T) {
	placer, box := newPlacer(&scriptedFleet{
		list: noInstances,
		create: func(int, []string, []runtime.FleetUserLatencies, map[string]any, runtime.FmCreateCallbackFn) (map[string]string, error) {
			return nil, errors.New("no")
		},
	})
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	placer.findOrCreate(ended, silentLogger{}, pair)
	for range 2 {
		if sent := box.next(t); sent.code != 113 || sent.subject != "create-failed" || sent.contextErr != nil {
			t.Fatalf("got %+v", sent)
		}
	}
}

func TestAnEventBeforeCreateReturnsTellsThePlayersOnce(t *testing.T) {
	placer, box := newPlacer(&scriptedFleet{
		create: func(_ int, _ []string, _ []runtime.FleetUserLatencies, _ map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
			callback(runtime.CreateSuccess, instance("new", 1, time.Time{}), []*runtime.SessionInfo{{UserId: "ada", SessionId: "psess-a"}}, nil, nil)
			return map[string]string{"PlacementId": "p-1"}, nil
		},
	})
	placer.createTimeout = time.Nanosecond
	placementId, err := placer.create(context.Background(), silentLogger{}, 10, sessionRequest{userIds: []string{"ada"}})
	if err != nil || placementId != "p-1" {
		t.Fatalf("%s, %v", placementId, err)
	}
	if sent := box.next(t); sent.code != 111 || sent.content["SessionId"] != "psess-a" {
		t.Fatalf("got %+v", sent)
	}
	box.none(t)
}

func TestAPlacementWithoutAnEventEndsByItsTimer(t *testing.T) {
	var kept runtime.FmCreateCallbackFn
	placer, box := newPlacer(&scriptedFleet{
		create: func(_ int, _ []string, _ []runtime.FleetUserLatencies, _ map[string]any, callback runtime.FmCreateCallbackFn) (map[string]string, error) {
			kept = callback
			return map[string]string{"PlacementId": "p-1"}, nil
		},
	})
	placer.createTimeout = time.Millisecond
	if _, err := placer.create(context.Background(), silentLogger{}, 10, sessionRequest{userIds: []string{"ada"}}); err != nil {
		t.Fatal(err)
	}
	if sent := box.next(t); sent.code != 112 || sent.subject != "create-timeout" {
		t.Fatalf("got %+v", sent)
	}
	kept(runtime.CreateError, nil, nil, nil, nil)
	box.none(t)
}

func TestEachEndOfAPlacementHasItsNotification(t *testing.T) {
	for status, code := range map[runtime.FmCreateStatus]int{runtime.CreateTimeout: 112, runtime.CreateError: 113, runtime.CreateSuccess: 113} {
		placer, box := newPlacer(&scriptedFleet{})
		// A success without an instance, and ends without an error, must not panic.
		placer.createCallback(silentLogger{}, []string{"ada"}, &placementWait{})(status, nil, nil, nil, nil)
		if sent := box.next(t); sent.code != code {
			t.Errorf("status %d sent %d", status, sent.code)
		}
	}
}
