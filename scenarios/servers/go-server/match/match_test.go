package match

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"windtunnel/go-server/events"
)

// ledger writes down what GameLift and Nakama are told, in the order of it.
type ledger struct {
	mutex   sync.Mutex
	told    []string
	seats   int
	refusal error
}

func (ledger *ledger) tell(what string) {
	ledger.mutex.Lock()
	defer ledger.mutex.Unlock()
	ledger.told = append(ledger.told, what)
}

func (ledger *ledger) ActivateGameSession() error { ledger.tell("activate"); return nil }
func (ledger *ledger) AcceptPlayerSession(id string) error {
	ledger.tell("accept " + id)
	return ledger.refusal
}
func (ledger *ledger) RemovePlayerSession(id string) error    { ledger.tell("remove " + id); return nil }
func (ledger *ledger) TakenSeats(string) (int, error)         { ledger.tell("count"); return ledger.seats, nil }
func (ledger *ledger) ProcessEnding() error                   { ledger.tell("ending"); return nil }
func (ledger *ledger) Update(_ string, playerCount int) error { ledger.tell("update"); return nil }
func (ledger *ledger) Delete(string) error                    { ledger.tell("delete"); return errors.New("is not there") }

func newMatch(rules Rules) (*Match, *ledger, *bytes.Buffer) {
	ledger, written := &ledger{}, &bytes.Buffer{}
	return New(ledger, ledger, events.NewLog(written, time.Now), rules), ledger, written
}

func expect(t *testing.T, ledger *ledger, want ...string) {
	t.Helper()
	ledger.mutex.Lock()
	defer ledger.mutex.Unlock()
	if !slices.Equal(ledger.told, want) {
		t.Fatalf("told %q, want %q", ledger.told, want)
	}
}

func isOver(match *Match) bool {
	select {
	case <-match.Over():
		return true
	default:
		return false
	}
}

func TestAGameFromItsBeginningToTheLastPlayersLeaving(t *testing.T) {
	match, ledger, written := newMatch(Rules{})
	match.Begin("arn:1")
	for _, player := range []string{"psess-a", "psess-b"} {
		if session, err := match.Admit(player); err != nil || session != "arn:1" {
			t.Fatalf("%s was answered %q, %v", player, session, err)
		}
		match.Entered(player)
	}
	match.Release("psess-a")
	match.Left("psess-a")
	if isOver(match) {
		t.Fatal("the match ended with a player in it")
	}
	match.Release("psess-b")
	match.Left("psess-b")
	if !isOver(match) {
		t.Fatal("the match goes on without players")
	}
	expect(t, ledger, "activate", "accept psess-a", "count", "update", "accept psess-b", "count", "update",
		"remove psess-a", "count", "update", "remove psess-b", "count", "update", "delete", "ending")
	// That Nakama refused the delete is told, and the process ended all the same.
	if !strings.Contains(written.String(), "is not there") {
		t.Errorf("the log has no word of the failed delete: %s", written)
	}
}

func TestNobodyEntersBeforeTheBeginningNorAfterTheEnd(t *testing.T) {
	match, ledger, _ := newMatch(Rules{StaysWhenEmpty: true})
	if _, err := match.Admit("psess-a"); err == nil {
		t.Error("a player entered before the game session")
	}
	match.Begin("arn:1")
	match.End("asked")
	match.End("asked again")
	if _, err := match.Admit("psess-a"); err == nil {
		t.Error("a player entered after the end")
	}
	match.Release("psess-a")
	match.Left("psess-a")
	expect(t, ledger, "activate", "delete", "ending")
}

func TestGameLiftsRefusalReachesThePlayer(t *testing.T) {
	match, ledger, _ := newMatch(Rules{})
	match.Begin("arn:1")
	ledger.refusal = errors.New("it was not reserved")
	if _, err := match.Admit("psess-a"); err == nil || !strings.Contains(err.Error(), "it was not reserved") {
		t.Fatalf("the player was told %v", err)
	}
}

func TestAnEndWithoutAGameSessionTellsGameLiftOnly(t *testing.T) {
	match, ledger, _ := newMatch(Rules{})
	match.End("GameLift asked for it")
	expect(t, ledger, "ending")
}

func TestTheMatchEndsWhenItsTimeIsUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		match, ledger, _ := newMatch(Rules{MatchTime: time.Minute, ActivatesAfter: 10 * time.Second})
		go match.Begin("arn:1")
		time.Sleep(69 * time.Second)
		synctest.Wait()
		expect(t, ledger, "activate")
		time.Sleep(time.Second)
		synctest.Wait()
		expect(t, ledger, "activate", "delete", "ending")
	})
}

func TestAMatchThatEndsWhileItWaitsIsNotActivated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		match, ledger, _ := newMatch(Rules{ActivatesAfter: time.Minute})
		go match.Begin("arn:1")
		time.Sleep(time.Second)
		match.End("GameLift asked for it")
		time.Sleep(time.Hour)
		synctest.Wait()
		expect(t, ledger, "delete", "ending")
	})
}

func TestItCrashesOrStaysSilentWhereItIsToldTo(t *testing.T) {
	hasCrashed := false
	match, ledger, _ := newMatch(Rules{Crash: func() { hasCrashed = true }})
	match.Begin("arn:1")
	expect(t, ledger, "activate")
	if !hasCrashed {
		t.Error("it did not crash")
	}
	match, ledger, _ = newMatch(Rules{NeverActivates: true})
	match.Begin("arn:1")
	expect(t, ledger)
}

func TestHealthTurnsAfterSoManyReports(t *testing.T) {
	log := events.NewLog(&bytes.Buffer{}, time.Now)
	lying, well := NewHealth(log, 2), NewHealth(log, -1)
	for report, want := range []bool{true, true, false, false} {
		if got := lying.Check(); got != want {
			t.Errorf("report %d said %v", report+1, got)
		}
		if !well.Check() {
			t.Errorf("report %d of a healthy server said it is not", report+1)
		}
	}
}
