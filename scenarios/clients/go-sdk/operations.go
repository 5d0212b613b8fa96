package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
)

// operation takes an input in JSON and answers with the SDK's output.
type operation func(ctx context.Context, input json.RawMessage) (any, error)

// operationsOf are the eight calls that the fleet manager ever makes, by AWS's names, and the one that tells how a
// placement ended.
func operationsOf(clients clients) map[string]operation {
	return map[string]operation{
		"StartGameSessionPlacement":    with(clients.gameLift.StartGameSessionPlacement),
		"DescribeGameSessionPlacement": with(clients.gameLift.DescribeGameSessionPlacement),
		"DescribeGameSessions":         with(clients.gameLift.DescribeGameSessions),
		"SearchGameSessions":           with(clients.gameLift.SearchGameSessions),
		"CreatePlayerSession":          with(clients.gameLift.CreatePlayerSession),
		"CreatePlayerSessions":         with(clients.gameLift.CreatePlayerSessions),
		"UpdateGameSession":            with(clients.gameLift.UpdateGameSession),
		"ReceiveMessage":               with(clients.sqs.ReceiveMessage),
		"DeleteMessage":                with(clients.sqs.DeleteMessage),
	}
}

// with makes an operation of a client's method. A member that the input does not have is refused: the SDK would
// leave it out without a word.
func with[Input, Output, Option any](method func(context.Context, *Input, ...Option) (*Output, error)) operation {
	return func(ctx context.Context, text json.RawMessage) (any, error) {
		var input Input
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&input); err != nil {
			return nil, fmt.Errorf("the input cannot be read: %w", err)
		}
		output, err := method(ctx, &input)
		if err != nil {
			return nil, err
		}
		return output, nil
	}
}
