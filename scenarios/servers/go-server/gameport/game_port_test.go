package gameport

import (
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// doorman admits whom it is told to, and tells in order what it was asked.
type doorman struct {
	refusal error
	heard   chan string
}

func (doorman *doorman) Admit(id string) (string, error) {
	doorman.heard <- "admit " + id
	return "arn:1", doorman.refusal
}
func (doorman *doorman) Entered(id string) { doorman.heard <- "entered " + id }
func (doorman *doorman) Release(id string) { doorman.heard <- "release " + id }
func (doorman *doorman) Left(id string)    { doorman.heard <- "left " + id }

const limit = 5 * time.Second

func (doorman *doorman) expect(t *testing.T, want ...string) {
	t.Helper()
	for _, one := range want {
		select {
		case got := <-doorman.heard:
			if got != one {
				t.Fatalf("heard %q, want %q", got, one)
			}
		case <-time.After(limit):
			t.Fatalf("%q was not heard within %v", one, limit)
		}
	}
}

func open(t *testing.T, refusal error) (*Port, *doorman, *websocket.Conn) {
	t.Helper()
	host := &doorman{refusal: refusal, heard: make(chan string, 20)}
	port, err := Open("127.0.0.1", 0, host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { port.Close("the test is over") })
	player, _, err := websocket.DefaultDialer.Dial(fmt.Sprintf("ws://127.0.0.1:%d/", port.Number), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { player.Close() })
	_ = player.SetReadDeadline(time.Now().Add(limit))
	return port, host, player
}

func say(t *testing.T, player *websocket.Conn, text string) {
	t.Helper()
	if err := player.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

func expectMessage(t *testing.T, player *websocket.Conn, want string) {
	t.Helper()
	_, text, err := player.ReadMessage()
	if got := string(text); err != nil || got != want+"\n" {
		t.Fatalf("got %q, %v; want %q", got, err, want)
	}
}

func expectClose(t *testing.T, player *websocket.Conn, code int) {
	t.Helper()
	if _, text, err := player.ReadMessage(); !websocket.IsCloseError(err, code) {
		t.Fatalf("got %q, %v; want close %d", text, err, code)
	}
}

func TestAPlayerJoinsAndLeaves(t *testing.T) {
	_, host, player := open(t, nil)
	say(t, player, `{"join":"psess-a"}`)
	expectMessage(t, player, `{"accepted":"psess-a","gameSessionId":"arn:1"}`)
	say(t, player, `{"leave":"psess-a"}`)
	expectMessage(t, player, `{"left":"psess-a"}`)
	host.expect(t, "admit psess-a", "entered psess-a", "release psess-a", "left psess-a")
}

func TestClosingAndBreakingOffAreLeaving(t *testing.T) {
	_, host, player := open(t, nil)
	say(t, player, `{"join":"psess-a"}`)
	expectMessage(t, player, `{"accepted":"psess-a","gameSessionId":"arn:1"}`)
	_ = player.UnderlyingConn().Close()
	host.expect(t, "admit psess-a", "entered psess-a", "release psess-a", "left psess-a")
}

func TestARefusedPlayerIsToldWhyAndLeftNothing(t *testing.T) {
	_, host, player := open(t, errors.New("no seat"))
	say(t, player, `{"join":"psess-a"}`)
	expectMessage(t, player, `{"refused":"psess-a","reason":"no seat"}`)
	expectClose(t, player, websocket.CloseNormalClosure)
	host.expect(t, "admit psess-a")
	if len(host.heard) != 0 {
		t.Fatalf("heard %q of a player who was not in", <-host.heard)
	}
}

func TestWhatIsNoMessageOfTheGameEndsTheConnection(t *testing.T) {
	for _, text := range []string{`hello`, `[]`, `{}`, `{"join":7}`, `{"leave":"psess-a"}`, `{"join":"a","leave":"a"}`} {
		t.Run(text, func(t *testing.T) {
			_, host, player := open(t, nil)
			say(t, player, text)
			expectClose(t, player, websocket.ClosePolicyViolation)
			if len(host.heard) != 0 {
				t.Fatalf("heard %q", <-host.heard)
			}
		})
	}
}

func TestTheEndOfTheGameIsToldAndReleasesNobody(t *testing.T) {
	port, host, player := open(t, nil)
	say(t, player, `{"join":"psess-a"}`)
	expectMessage(t, player, `{"accepted":"psess-a","gameSessionId":"arn:1"}`)
	host.expect(t, "admit psess-a", "entered psess-a")
	port.Close("the game session ended")
	expectClose(t, player, websocket.CloseGoingAway)
	if len(host.heard) != 0 {
		t.Fatalf("heard %q", <-host.heard)
	}
}

func TestPagesOfTheWebAreRefusedAndThoseOfThisMachineAreNot(t *testing.T) {
	port, _, _ := open(t, nil)
	address := fmt.Sprintf("ws://127.0.0.1:%d/", port.Number)
	for origin, isWelcome := range map[string]bool{
		"http://127.0.0.1:8080": true, "http://localhost": true, "http://[::1]:9": true,
		"https://example.com": false, "null": false, "http://127.0.0.1.example.com": false,
	} {
		visitor, _, err := websocket.DefaultDialer.Dial(address, http.Header{"Origin": {origin}})
		if err == nil {
			visitor.Close()
		}
		if (err == nil) != isWelcome {
			t.Errorf("%s: %v, want welcome: %v", origin, err, isWelcome)
		}
	}
	if visitor, _, err := websocket.DefaultDialer.Dial(address, http.Header{"Host": {"rebound.example"}}); err == nil {
		visitor.Close()
		t.Error("a rebound name was welcome")
	}
}
