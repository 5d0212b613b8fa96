package gameport

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Host is the game behind the port.
type Host interface {
	// Admit answers the game session that the player has entered, or why they may not.
	Admit(playerSessionId string) (gameSessionId string, refusal error)
	// Entered hears that the admitted player has been told so.
	Entered(playerSessionId string)
	// Release gives the seat of a player back who is gone or wants to go.
	Release(playerSessionId string)
	// Left hears that the player has been told of it, if they still listen.
	Left(playerSessionId string)
}

// Port is open from Open to Close.
type Port struct {
	Number   int
	host     Host
	listener net.Listener
	mutex    sync.Mutex
	visitors map[*websocket.Conn]bool
	isClosed bool
}

const (
	// The Server SDKs refuse higher numbers before anything is sent.
	highestNumber = 60_000
	// How long a visitor may take to say who they are.
	firstMessageLimit = 10 * time.Second
	farewellLimit     = time.Second
	longestMessage    = 65_536
)

// Open listens on the port of that number, or on a free one for 0.
func Open(address string, number int, host Host) (*Port, error) {
	listener, err := listen(address, number)
	if err != nil {
		return nil, fmt.Errorf("the game port could not be opened: %w", err)
	}
	port := &Port{
		Number:   listener.Addr().(*net.TCPAddr).Port,
		host:     host,
		listener: listener,
		visitors: map[*websocket.Conn]bool{},
	}
	go func() { _ = http.Serve(listener, http.HandlerFunc(port.receive)) }()
	return port, nil
}

// Close tells every visitor that the game is over. Nobody is released any more.
func (port *Port) Close(reason string) {
	port.mutex.Lock()
	defer port.mutex.Unlock()
	port.isClosed = true
	_ = port.listener.Close()
	goodbye := websocket.FormatCloseMessage(websocket.CloseGoingAway, reason)
	for visitor := range port.visitors {
		_ = visitor.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(farewellLimit))
	}
}

// listen gives free ports back that are too high, and takes the next one.
func listen(address string, number int) (net.Listener, error) {
	var tooHigh []net.Listener
	defer func() {
		for _, listener := range tooHigh {
			_ = listener.Close()
		}
	}()
	for {
		listener, err := net.Listen("tcp", net.JoinHostPort(address, fmt.Sprint(number)))
		if err != nil {
			return nil, err
		}
		if number != 0 || listener.Addr().(*net.TCPAddr).Port <= highestNumber {
			return listener, nil
		}
		tooHigh = append(tooHigh, listener)
	}
}

func (port *Port) receive(response http.ResponseWriter, request *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: isOfThisMachine}
	visitor, err := upgrader.Upgrade(response, request, nil)
	if err != nil {
		return // The upgrader has answered.
	}
	defer visitor.Close()
	if !port.enter(visitor) {
		return
	}
	defer port.leave(visitor)
	visitor.SetReadLimit(longestMessage)
	_ = visitor.SetReadDeadline(time.Now().Add(firstMessageLimit))
	port.attend(visitor)
}

// attend serves one player from the first message to the last.
func (port *Port) attend(visitor *websocket.Conn) {
	message, err := read(visitor)
	if err != nil {
		return
	}
	if message == nil || message.Join == "" {
		closeWith(visitor, websocket.ClosePolicyViolation, "no join message")
		return
	}
	playerSessionId := message.Join
	gameSessionId, refusal := port.host.Admit(playerSessionId)
	if refusal != nil {
		_ = visitor.WriteJSON(refused{Refused: playerSessionId, Reason: refusal.Error()})
		closeWith(visitor, websocket.CloseNormalClosure, "refused")
		return
	}
	_ = visitor.WriteJSON(accepted{Accepted: playerSessionId, GameSessionId: gameSessionId})
	port.host.Entered(playerSessionId)

	_ = visitor.SetReadDeadline(time.Time{})
	message, err = read(visitor)
	if port.hasClosed() {
		return
	}
	port.host.Release(playerSessionId)
	switch {
	case err == nil && message != nil && message.Leave == playerSessionId:
		_ = visitor.WriteJSON(left{Left: playerSessionId})
	case err == nil:
		closeWith(visitor, websocket.ClosePolicyViolation, "not a message of this game at this moment")
	}
	port.host.Left(playerSessionId)
	if err == nil {
		// The player closes; this end reads until then, so that the last message is not cut off.
		_ = visitor.SetReadDeadline(time.Now().Add(farewellLimit))
		_, _, _ = visitor.ReadMessage()
	}
}

func (port *Port) enter(visitor *websocket.Conn) bool {
	port.mutex.Lock()
	defer port.mutex.Unlock()
	port.visitors[visitor] = true
	return !port.isClosed
}

func (port *Port) leave(visitor *websocket.Conn) {
	port.mutex.Lock()
	defer port.mutex.Unlock()
	delete(port.visitors, visitor)
}

func (port *Port) hasClosed() bool {
	port.mutex.Lock()
	defer port.mutex.Unlock()
	return port.isClosed
}

// read answers the next message, which is nothing when it is not of the protocol, or why there is none.
func read(visitor *websocket.Conn) (*playerMessage, error) {
	kind, text, err := visitor.ReadMessage()
	if err != nil {
		var timedOut net.Error
		if errors.As(err, &timedOut) && timedOut.Timeout() {
			closeWith(visitor, websocket.ClosePolicyViolation, "no join message")
		}
		return nil, err
	}
	if kind != websocket.TextMessage {
		return nil, nil
	}
	return readPlayerMessage(text), nil
}

func closeWith(visitor *websocket.Conn, code int, reason string) {
	goodbye := websocket.FormatCloseMessage(code, reason)
	_ = visitor.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(farewellLimit))
}
