package placing

import "github.com/heroiclabs/nakama-common/runtime"

// The keys of Create's metadata that the fleet manager understands beside user ids.
const (
	GameSessionDataKey = "GameSessionData"
	GameSessionNameKey = "GameSessionName"
	GamePropertiesKey  = "GameProperties"
)

// SessionRequest is what a group of players wants of a game session.
type SessionRequest struct {
	UserIds         []string
	PlayerData      map[string]string
	Latencies       []runtime.FleetUserLatencies
	GameSessionName string
	GameSessionData string
	GameProperties  map[string]string
}

// CreateMetadata is the request in the form that the fleet manager's Create reads: the three named keys,
// GameProperties exactly as a map of strings, and a user's player data under the user's id (which the
// fleet manager does without saying so). Nil when there is nothing to say.
func (r SessionRequest) CreateMetadata() map[string]any {
	metadata := make(map[string]any)
	for userId, data := range r.JoinMetadata() {
		metadata[userId] = data
	}
	if r.GameSessionName != "" {
		metadata[GameSessionNameKey] = r.GameSessionName
	}
	if r.GameSessionData != "" {
		metadata[GameSessionDataKey] = r.GameSessionData
	}
	if len(r.GameProperties) > 0 {
		metadata[GamePropertiesKey] = r.GameProperties
	}
	if len(metadata) == 0 {
		return nil
	}
	return metadata
}

// JoinMetadata is the player data of the listed users alone. Nil when there is none: for a single user a
// map without that user makes the fleet manager send an empty PlayerData, which GameLift refuses.
func (r SessionRequest) JoinMetadata() map[string]string {
	var metadata map[string]string
	for _, userId := range r.UserIds {
		data := r.PlayerData[userId]
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
