// Package match is the life of one game session: it begins, players come and go, it ends. GameLift and Nakama are told
// in the order in which the integration guide tells it.
package match

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"windtunnel/go-server/events"
)

// GameLift is what a match asks of it.
type GameLift interface {
	ActivateGameSession() error
	AcceptPlayerSession(playerSessionId string) error
	RemovePlayerSession(playerSessionId string) error
	// TakenSeats counts the player sessions that are reserved or active.
	TakenSeats(gameSessionId string) (int, error)
	// ProcessEnding says that this process will be gone: it hosts one game session, and then no other.
	ProcessEnding() error
}

// Nakama is told of the match; there may be none.
type Nakama interface {
	Update(gameSessionId string, playerCount int) error
	Delete(gameSessionId string) error
}

// Rules are what a match may do otherwise than well.
type Rules struct {
	// MatchTime is 0 for no limit.
	MatchTime      time.Duration
	StaysWhenEmpty bool
	NeverActivates bool
	ActivatesAfter time.Duration
	// Crash ends the process without a word once the game session is active, if it is there.
	Crash func()
}

// Match may be used from several goroutines at once.
type Match struct {
	gameLift GameLift
	nakama   Nakama
	log      *events.Log
	rules    Rules
	over     chan struct{}
	ending   sync.Once
	// One report after the other: two at once could leave the older count in Nakama's index.
	reporting sync.Mutex
	// Guards what follows.
	mutex         sync.Mutex
	gameSessionId string
	isEnding      bool
	players       map[string]bool
}

// New makes a match that has not begun. nakama may be nil.
func New(gameLift GameLift, nakama Nakama, log *events.Log, rules Rules) *Match {
	return &Match{
		gameLift: gameLift,
		nakama:   nakama,
		log:      log,
		rules:    rules,
		over:     make(chan struct{}),
		players:  map[string]bool{},
	}
}

// Over is closed when everybody has been told of the end.
func (match *Match) Over() <-chan struct{} { return match.over }

// Begin takes the game session that GameLift has given to this process, and activates it.
func (match *Match) Begin(gameSessionId string) {
	match.mutex.Lock()
	match.gameSessionId = gameSessionId
	match.mutex.Unlock()
	match.log.Say("session-started", events.Details{"gameSessionId": gameSessionId})
	if match.rules.NeverActivates {
		return
	}
	if match.rules.ActivatesAfter > 0 && !match.waits(match.rules.ActivatesAfter) {
		return
	}
	if err := match.gameLift.ActivateGameSession(); err != nil {
		match.log.Failed("activation", err)
		return
	}
	match.log.Say("session-activated", events.Details{"gameSessionId": gameSessionId})
	if match.rules.Crash != nil {
		match.rules.Crash()
	}
	if match.rules.MatchTime > 0 && match.waits(match.rules.MatchTime) {
		match.End("the match's time was up")
	}
}

// Admit lets a player in whom GameLift accepts.
func (match *Match) Admit(playerSessionId string) (string, error) {
	gameSessionId, err := match.admit(playerSessionId)
	if err != nil {
		match.log.Say("player-refused", events.Details{"playerSessionId": playerSessionId, "reason": err})
		return "", err
	}
	match.log.Say("player-accepted", events.Details{"playerSessionId": playerSessionId})
	return gameSessionId, nil
}

func (match *Match) admit(playerSessionId string) (string, error) {
	gameSessionId := match.open()
	if gameSessionId == "" {
		return "", errors.New("there is no game session on this server")
	}
	if err := match.gameLift.AcceptPlayerSession(playerSessionId); err != nil {
		return "", fmt.Errorf("GameLift does not accept the player session: %w", err)
	}
	match.mutex.Lock()
	defer match.mutex.Unlock()
	match.players[playerSessionId] = true
	return gameSessionId, nil
}

// Entered reports the new count.
func (match *Match) Entered(string) { match.report() }

// Release gives a player's seat back.
func (match *Match) Release(playerSessionId string) {
	match.mutex.Lock()
	delete(match.players, playerSessionId)
	match.mutex.Unlock()
	match.log.Say("player-left", events.Details{"playerSessionId": playerSessionId})
	if match.open() == "" {
		return
	}
	if err := match.gameLift.RemovePlayerSession(playerSessionId); err != nil {
		match.log.Failed("removal of a player session", err)
	}
}

// Left reports the new count, and ends the match when it was the last player's.
func (match *Match) Left(string) {
	match.report()
	match.mutex.Lock()
	isEmpty := len(match.players) == 0
	match.mutex.Unlock()
	if isEmpty && !match.rules.StaysWhenEmpty {
		match.End("the last player left")
	}
}

// End tells Nakama first, so that it sends nobody here any more, and then GameLift. Only the first call does anything;
// every call answers when all is told.
func (match *Match) End(reason string) {
	match.ending.Do(func() {
		match.mutex.Lock()
		match.isEnding = true
		gameSessionId := match.gameSessionId
		match.mutex.Unlock()
		// A report behind the delete RPC would put Nakama's row back.
		match.reporting.Lock()
		defer match.reporting.Unlock()
		if gameSessionId != "" && match.nakama != nil {
			if err := match.nakama.Delete(gameSessionId); err != nil {
				match.log.Failed("delete RPC", err)
			}
		}
		if err := match.gameLift.ProcessEnding(); err != nil {
			match.log.Failed("end of the process", err)
		}
		match.log.Say("ended", events.Details{"reason": reason})
		close(match.over)
	})
	<-match.over
}

// open answers the game session that is running; "" before it has begun, and when it is ending.
func (match *Match) open() string {
	match.mutex.Lock()
	defer match.mutex.Unlock()
	if match.isEnding {
		return ""
	}
	return match.gameSessionId
}

// report counts the seats that are taken and tells Nakama.
func (match *Match) report() {
	match.reporting.Lock()
	defer match.reporting.Unlock()
	gameSessionId := match.open()
	if gameSessionId == "" {
		return
	}
	taken, err := match.gameLift.TakenSeats(gameSessionId)
	if err != nil {
		match.log.Failed("count of the players", err)
		return
	}
	match.log.Say("counted", events.Details{"playerCount": taken})
	if match.nakama == nil {
		return
	}
	if err := match.nakama.Update(gameSessionId, taken); err != nil {
		match.log.Failed("update RPC", err)
		return
	}
	match.log.Say("reported", events.Details{"playerCount": taken})
}

// waits answers false when the match ends before the time is up.
func (match *Match) waits(duration time.Duration) bool {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-match.over:
		return false
	}
}
