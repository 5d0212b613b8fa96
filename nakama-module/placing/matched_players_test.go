package placing

import (
	"reflect"
	"testing"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
)

func TestMatchedPlayersReadTheirTickets(t *testing.T) {
	request := matchedPlayers([]runtime.MatchmakerEntry{
		fakes.Entry{UserId: "ben", Properties: map[string]any{
			"game_session_name": "bens", "game_property.mode": "team", "game_property.map": "fjord", "latency.us-east-1": 80.0,
		}},
		fakes.Entry{UserId: "ada", Properties: map[string]any{
			"player_data": "archer", "game_session_name": "adas", "game_session_data": "d", "game_property.mode": "freeforall",
			"latency.eu-west-1": 40.5, "skill": 12.0, "latency.": 1.0, "game_property.": "x",
		}},
		fakes.Entry{UserId: "ada", Properties: map[string]any{"latency.eu-west-1": 41.0}},
	})
	want := SessionRequest{
		UserIds:         []string{"ada", "ben"},
		PlayerData:      map[string]string{"ada": "archer"},
		GameSessionName: "adas", GameSessionData: "d",
		GameProperties: map[string]string{"mode": "freeforall", "map": "fjord"},
		Latencies: []runtime.FleetUserLatencies{
			{UserId: "ada", LatencyInMilliseconds: 40.5, RegionIdentifier: "eu-west-1"},
			{UserId: "ben", LatencyInMilliseconds: 80, RegionIdentifier: "us-east-1"},
		},
	}
	if !reflect.DeepEqual(request, want) {
		t.Fatalf("read %+v, want %+v", request, want)
	}
}

func TestCreateMetadataHasTheFormThatTheFleetManagerReads(t *testing.T) {
	request := SessionRequest{
		UserIds: []string{"ada", "ben"}, PlayerData: map[string]string{"ada": "archer", "stranger": "x"},
		GameSessionName: "n", GameProperties: map[string]string{"mode": "freeforall"},
	}
	want := map[string]any{"ada": "archer", "GameSessionName": "n", "GameProperties": map[string]string{"mode": "freeforall"}}
	if metadata := request.CreateMetadata(); !reflect.DeepEqual(metadata, want) {
		t.Fatalf("metadata is %#v", metadata)
	}
}

func TestNoPlayerDataIsNoMap(t *testing.T) {
	request := SessionRequest{UserIds: []string{"ada"}, PlayerData: map[string]string{"ben": "x"}}
	if request.JoinMetadata() != nil || request.CreateMetadata() != nil {
		t.Fatal("a map without the user would make the fleet manager send an empty PlayerData")
	}
}
