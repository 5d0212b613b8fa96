package main

import "github.com/heroiclabs/nakama-common/runtime"

// The keys of Create's metadata that the fleet manager understands beside user ids.
const (
	gameSessionDataKey = "GameSessionData"
	gameSessionNameKey = "GameSessionName"
	gamePropertiesKey  = "GameProperties"
)

// sessionRequest is what a group of players wants of a game session.
type sessionRequest struct {
	userIds         []string
	playerData      map[string]string
	latencies       []runtime.FleetUserLatencies
	gameSessionName string
	gameSessionData string
	gameProperties  map[string]string
}

// createMetadata is the request in the form that the fleet manager's Create reads: the three named keys,
// GameProperties exactly as a map of strings, and a user's player data under the user's id (which the
// fleet manager does without saying so). Nil when there is nothing to say.
func (r sessionRequest) createMetadata() map[string]any {
	metadata := make(map[string]any)
	for userId, data := range r.joinMetadata() {
		metadata[userId] = data
	}
	if r.gameSessionName != "" {
		metadata[gameSessionNameKey] = r.gameSessionName
	}
	if r.gameSessionData != "" {
		metadata[gameSessionDataKey] = r.gameSessionData
	}
	if len(r.gameProperties) > 0 {
		metadata[gamePropertiesKey] = r.gameProperties
	}
	if len(metadata) == 0 {
		return nil
	}
	return metadata
}

// joinMetadata is the player data of the listed users alone. Nil when there is none: for a single user a
// map without that user makes the fleet manager send an empty PlayerData, which GameLift refuses.
func (r sessionRequest) joinMetadata() map[string]string {
	var metadata map[string]string
	for _, userId := range r.userIds {
		data := r.playerData[userId]
		if data == "" {
			continue
		}
		if metadata == nil {
			metadata = make(map[string]string)
		}
		metadata[userId] = data
	}
	return metadata
}
