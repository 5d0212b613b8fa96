package placing

import (
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
)

func TestRoomQueryNamesTheIndexedField(t *testing.T) {
	if query := roomQuery(IndexedRoomField, 10, 4); query != "+value.player_count:<=6" {
		t.Fatalf("query is %s", query)
	}
}

func TestEmptiestCandidateComesFirstAndTheOldestOfEqualOnes(t *testing.T) {
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	given := []*runtime.InstanceInfo{
		fakes.Instance("eight", 8, start), fakes.Instance("two-young", 2, start.Add(time.Hour)), nil,
		fakes.Instance("two-old", 2, start), fakes.Instance("none", 0, start),
	}
	order := ""
	for _, candidate := range emptiestFirst(given) {
		order += candidate.Id + " "
	}
	if order != "none two-old two-young eight " {
		t.Fatalf("order is %s", order)
	}
	if given[0].Id != "eight" {
		t.Fatal("the list that was handed in was changed")
	}
}
