// Package gameport is the port that players connect to: a WebSocket on which JSON text messages pass, simple enough for
// a page in a browser. It is the protocol of the simulated servers of this project:
//
//	player: {"join":"psess-…"}   first of all
//	server: {"accepted":"psess-…","gameSessionId":"arn:…"}, or {"refused":"psess-…","reason":"…"} and the end
//	player: {"leave":"psess-…"}  optional; closing the connection is leaving, too
//	server: {"left":"psess-…"}   once GameLift has been told
package gameport

import "encoding/json"

// playerMessage is what a player may say. Only one member is set.
type playerMessage struct {
	Join  string `json:"join"`
	Leave string `json:"leave"`
}

// readPlayerMessage answers nothing for what is not of the protocol.
func readPlayerMessage(text []byte) *playerMessage {
	var message playerMessage
	if json.Unmarshal(text, &message) != nil || (message.Join == "") == (message.Leave == "") {
		return nil
	}
	return &message
}

type accepted struct {
	Accepted      string `json:"accepted"`
	GameSessionId string `json:"gameSessionId"`
}

type refused struct {
	Refused string `json:"refused"`
	Reason  string `json:"reason"`
}

type left struct {
	Left string `json:"left"`
}
