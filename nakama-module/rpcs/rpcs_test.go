package rpcs

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
	"windtunnel/nakama-module/placing"
)

func asPlayer(userId string) context.Context {
	return context.WithValue(context.Background(), runtime.RUNTIME_CTX_USER_ID, userId)
}

func errorCode(t *testing.T, err error) int {
	t.Helper()
	var coded *runtime.Error
	if !errors.As(err, &coded) {
		t.Fatalf("not an error with a code: %v", err)
	}
	return coded.Code
}

func newPlacer(fleet *fakes.Fleet) (*placing.Placer, fakes.NotificationBox) {
	box := fakes.NewNotificationBox()
	return &placing.Placer{FleetManager: fleet, Notifications: box, MaxPlayers: 10, CreateTimeout: time.Hour}, box
}

func TestStatusRpcsRefusePlayersAndUnclearPayloads(t *testing.T) {
	update := updateStatusRpc(&fakes.Fleet{UpdateFunction: func(string, int, map[string]any) error {
		t.Error("the fleet manager was reached")
		return nil
	}})
	if _, err := update(asPlayer("ada"), fakes.SilentLogger{}, nil, nil, `{"id":"a/b","player_count":1}`); errorCode(t, err) != 7 {
		t.Errorf("a player got %v", err)
	}
	for _, payload := range []string{
		`null`, ``, `[]`, `{"id":"a/b"}`, `{"id":"a/b","playerCount":1}`, `{"player_count":1}`, `{"id":"a/b","player_count":-1}`,
		`{"id":"a/b","player_count":"1"}`, `{"id":"a/b","player_count":1,"metadata":{"GameProperties":{"level":10}}}`, `{"id":"a/b","player_count":1} {}`,
	} {
		if _, err := update(context.Background(), fakes.SilentLogger{}, nil, nil, payload); errorCode(t, err) != 3 {
			t.Errorf("%s got %v", payload, err)
		}
	}
}

func TestAnUpdateReachesTheFleetManagerInItsForm(t *testing.T) {
	var got map[string]any
	update := updateStatusRpc(&fakes.Fleet{UpdateFunction: func(id string, playerCount int, metadata map[string]any) error {
		if id != "a/b" || playerCount != 0 {
			t.Errorf("%s, %d", id, playerCount)
		}
		got = metadata
		return nil
	}})
	payload := `{"id":"a/b","player_count":0,"metadata":{"GameSessionName":"n","GameProperties":{"mode":"team"}}}`
	if _, err := update(context.Background(), fakes.SilentLogger{}, nil, nil, payload); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"GameSessionName": "n", "GameProperties": map[string]any{"mode": "team"}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %#v", got)
	}
}

func TestAPlayerActsForThemselvesOnly(t *testing.T) {
	if _, err := actingUsers(asPlayer("ada"), []string{"ada", "ben"}); errorCode(t, err) != 7 {
		t.Errorf("got %v", err)
	}
	users, err := actingUsers(asPlayer("ada"), nil)
	if err != nil || !reflect.DeepEqual(users, []string{"ada"}) {
		t.Errorf("got %v, %v", users, err)
	}
}

func TestCreateRpcHandsEveryOptionalMemberOver(t *testing.T) {
	fleet := &fakes.Fleet{CreateFunction: func(maxPlayers int, userIds []string, latencies []runtime.FleetUserLatencies, metadata map[string]any, _ runtime.FmCreateCallbackFn) (map[string]string, error) {
		wantMetadata := map[string]any{"ada": "archer", "GameSessionName": "n", "GameSessionData": "d", "GameProperties": map[string]string{"mode": "team"}}
		wantLatencies := []runtime.FleetUserLatencies{{UserId: "ada", LatencyInMilliseconds: 40.5, RegionIdentifier: "eu-west-1"}}
		if maxPlayers != 4 || !reflect.DeepEqual(userIds, []string{"ada"}) || !reflect.DeepEqual(latencies, wantLatencies) || !reflect.DeepEqual(metadata, wantMetadata) {
			t.Errorf("%d %v %v %v", maxPlayers, userIds, latencies, metadata)
		}
		return map[string]string{"PlacementId": "p-1"}, nil
	}}
	placer, _ := newPlacer(fleet)
	answer, err := createRpc(placer)(context.Background(), fakes.SilentLogger{}, nil, nil, `{"max_players":4,"user_ids":["ada"],"player_data":{"ada":"archer"},
		"latencies":[{"user_id":"ada","region":"eu-west-1","latency_in_milliseconds":40.5}],
		"game_session_name":"n","game_session_data":"d","game_properties":{"mode":"team"}}`)
	if err != nil || answer != `{"placement_id":"p-1"}` {
		t.Fatalf("%s, %v", answer, err)
	}
}

func TestJoinRpcAnswersAndNotifies(t *testing.T) {
	fleet := &fakes.Fleet{JoinFunction: func(id string, userIds []string, _ map[string]string) (*runtime.JoinInfo, error) {
		return &runtime.JoinInfo{InstanceInfo: fakes.Instance(id, 3, time.Time{}), SessionInfo: []*runtime.SessionInfo{{UserId: userIds[0], SessionId: "psess-a"}}}, nil
	}}
	placer, box := newPlacer(fleet)
	answer, err := joinRpc(fleet, placer)(asPlayer("ada"), fakes.SilentLogger{}, nil, nil, `{"id":"a/b"}`)
	if err != nil {
		t.Fatal(err)
	}
	var joined runtime.JoinInfo
	if err := json.Unmarshal([]byte(answer), &joined); err != nil || joined.SessionInfo[0].SessionId != "psess-a" {
		t.Fatalf("%s, %v", answer, err)
	}
	if sent := box.Next(t); sent.Code != 111 || sent.UserId != "ada" {
		t.Fatalf("got %+v", sent)
	}
}

func TestJoinRpcMakesMetadataOfPlayerDataUnlessItIsGiven(t *testing.T) {
	var got map[string]string
	fleet := &fakes.Fleet{JoinFunction: func(_ string, _ []string, metadata map[string]string) (*runtime.JoinInfo, error) {
		got = metadata
		return nil, errors.New("no")
	}}
	placer, _ := newPlacer(fleet)
	for payload, want := range map[string]map[string]string{
		`{"id":"a/b","player_data":{"ben":"archer"}}`:                nil,
		`{"id":"a/b","player_data":{"ada":"archer","ben":"knight"}}`: {"ada": "archer"},
		`{"id":"a/b","metadata":{"ben":"archer"}}`:                   {"ben": "archer"},
	} {
		if _, err := joinRpc(fleet, placer)(asPlayer("ada"), fakes.SilentLogger{}, nil, nil, payload); err == nil {
			t.Errorf("%s got no error", payload)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s made %v", payload, got)
		}
	}
}
