package rpcs

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/placing"
)

// statusUpdate is what a game server says of its game session. PlayerCount is a pointer because leaving
// it out must not mean that the session is empty.
type statusUpdate struct {
	Id          string          `json:"id"`
	PlayerCount *int            `json:"player_count"`
	Metadata    *statusMetadata `json:"metadata"`
}

type statusMetadata struct {
	GameSessionName *string           `json:"GameSessionName"`
	GameSessionData *string           `json:"GameSessionData"`
	GameProperties  map[string]string `json:"GameProperties"`
}

// readStatusUpdate checks a payload of the update RPC.
func readStatusUpdate(payload string) (statusUpdate, error) {
	var update statusUpdate
	if err := decodeStrictly(payload, &update); err != nil {
		return update, err
	}
	if update.Id == "" {
		return update, invalidPayload("id is required: the game session's ARN")
	}
	if update.PlayerCount == nil {
		return update, invalidPayload("player_count is required (spelled so, not playerCount)")
	}
	if *update.PlayerCount < 0 {
		return update, invalidPayload("player_count must not be negative")
	}
	return update, nil
}

// metadata is in the form that the fleet manager's Update wants: the properties as a map of any.
func (u statusUpdate) metadata() map[string]any {
	if u.Metadata == nil {
		return nil
	}
	metadata := make(map[string]any)
	if u.Metadata.GameSessionName != nil {
		metadata[placing.GameSessionNameKey] = *u.Metadata.GameSessionName
	}
	if u.Metadata.GameSessionData != nil {
		metadata[placing.GameSessionDataKey] = *u.Metadata.GameSessionData
	}
	if u.Metadata.GameProperties != nil {
		properties := make(map[string]any, len(u.Metadata.GameProperties))
		for key, value := range u.Metadata.GameProperties {
			properties[key] = value
		}
		metadata[placing.GamePropertiesKey] = properties
	}
	return metadata
}

// decodeStrictly reads one JSON object without unknown members; an error is one for the RPC's caller.
func decodeStrictly(payload string, into any) error {
	trimmed := bytes.TrimSpace([]byte(payload))
	if len(trimmed) == 0 || trimmed[0] != '{' {
		return invalidPayload("the payload must be a JSON object")
	}
	decoder := json.NewDecoder(bytes.NewReader(trimmed))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return invalidPayload("the payload cannot be read: " + err.Error())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return invalidPayload("the payload must be a single JSON object")
	}
	return nil
}

func invalidPayload(message string) error {
	return runtime.NewError(message, codeInvalidArgument)
}
