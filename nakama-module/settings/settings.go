// Package settings reads the module's settings from Nakama's runtime environment.
package settings

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"windtunnel/nakama-module/placing"
)

// The names of the settings in Nakama's runtime environment. The first six are the guide's.
const (
	settingAccessKey             = "GL_AWS_ACCESS_KEY"
	settingSecretAccessKey       = "GL_AWS_SECRET_ACCESS_KEY"
	settingRegion                = "GL_AWS_REGION"
	settingAliasId               = "GL_AWS_ALIAS_ID"
	settingPlacementQueueName    = "GL_PLACEMENT_QUEUE_NAME"
	settingPlacementEventsSqsUrl = "GL_PLACEMENT_EVENTS_SQS_URL"

	settingMaxPlayers          = "GL_MAX_PLAYERS"
	settingSyncPeriod          = "GL_SYNC_PERIOD"
	settingSqsWait             = "GL_SQS_WAIT"
	settingCreateTimeout       = "GL_CREATE_TIMEOUT"
	settingMatchedInBackground = "GL_MATCHED_IN_BACKGROUND"
	settingPersistent          = "GL_PERSISTENT_NOTIFICATIONS"
	settingWrapped             = "WT_FLEET_MANAGER_WRAPPER"
	settingCallbackMistake     = "WT_CALLBACK_MISTAKE"
	settingRoomField           = "WT_ROOM_FIELD"
)

const (
	defaultMaxPlayers = 10
	// The guide's placement queue gives up after 30 s; the event then still has to travel through SNS,
	// SQS and a DescribeGameSessions. Twice the queue's time leaves the first word to GameLift.
	defaultCreateTimeout = 60 * time.Second
	// SQS accepts 1 to 20 whole seconds for a long poll; 0 would make the fleet manager's loop spin.
	longestSqsWait = 20 * time.Second
)

// Settings is the module's configuration. SyncPeriod and SqsWait are 0 when the fleet manager's own
// values are to stay.
type Settings struct {
	AccessKey             string
	SecretAccessKey       string
	Region                string
	AliasId               string
	PlacementQueueName    string
	PlacementEventsSqsUrl string

	MaxPlayers          int
	SyncPeriod          time.Duration
	SqsWait             time.Duration
	CreateTimeout       time.Duration
	MatchedInBackground bool
	Persistent          bool
	Wrapped             bool
	CallbackMistake     placing.CallbackMistake
	RoomField           string
}

// Read checks the whole environment and reports everything that is wrong in one error.
func Read(environment map[string]string) (Settings, error) {
	reader := settingsReader{environment: environment}
	read := Settings{
		AccessKey:             reader.required(settingAccessKey),
		SecretAccessKey:       reader.required(settingSecretAccessKey),
		Region:                reader.required(settingRegion),
		AliasId:               reader.required(settingAliasId),
		PlacementQueueName:    reader.required(settingPlacementQueueName),
		PlacementEventsSqsUrl: reader.required(settingPlacementEventsSqsUrl),
		MaxPlayers:            reader.count(settingMaxPlayers, defaultMaxPlayers),
		SyncPeriod:            reader.duration(settingSyncPeriod, 0),
		SqsWait:               reader.sqsWait(),
		CreateTimeout:         reader.duration(settingCreateTimeout, defaultCreateTimeout),
		MatchedInBackground:   reader.flag(settingMatchedInBackground),
		Persistent:            reader.flag(settingPersistent),
		Wrapped:               reader.flag(settingWrapped),
		CallbackMistake:       reader.callbackMistake(),
		RoomField:             cmp.Or(environment[settingRoomField], placing.IndexedRoomField),
	}
	return read, errors.Join(reader.problems...)
}

// settingsReader collects problems instead of stopping at the first.
type settingsReader struct {
	environment map[string]string
	problems    []error
}

func (r *settingsReader) complain(name, format string, values ...any) {
	r.problems = append(r.problems, fmt.Errorf("setting %s: %s", name, fmt.Sprintf(format, values...)))
}

func (r *settingsReader) required(name string) string {
	value := r.environment[name]
	if value == "" {
		r.complain(name, "is missing; pass --runtime.env %s=VALUE", name)
	}
	return value
}

func (r *settingsReader) count(name string, fallback int) int {
	text := r.environment[name]
	if text == "" {
		return fallback
	}
	value, err := strconv.Atoi(text)
	// GameLift allows 0 to 200 player sessions; a game nobody can enter is a mistake here.
	if err != nil || value < 1 || value > 200 {
		r.complain(name, "must be a whole number from 1 to 200, not %q", text)
	}
	return value
}

func (r *settingsReader) duration(name string, fallback time.Duration) time.Duration {
	text := r.environment[name]
	if text == "" {
		return fallback
	}
	value, err := time.ParseDuration(text)
	if err != nil || value <= 0 {
		r.complain(name, "must be a duration greater than zero with its unit, such as 500ms, 5s or 15m, not %q", text)
	}
	return value
}

func (r *settingsReader) sqsWait() time.Duration {
	value := r.duration(settingSqsWait, 0)
	if value > 0 && (value%time.Second != 0 || value > longestSqsWait) {
		r.complain(settingSqsWait, "must be whole seconds from 1s to 20s, not %q", r.environment[settingSqsWait])
	}
	return value
}

func (r *settingsReader) flag(name string) bool {
	text := r.environment[name]
	if text == "" {
		return false
	}
	if text != "true" && text != "false" {
		r.complain(name, "must be true or false, not %q", text)
	}
	return text == "true"
}

func (r *settingsReader) callbackMistake() placing.CallbackMistake {
	mistake := placing.CallbackMistake(r.environment[settingCallbackMistake])
	if mistake != placing.NoMistake && !slices.Contains(placing.CallbackMistakes, mistake) {
		r.complain(settingCallbackMistake, "must be one of %v, not %q", placing.CallbackMistakes, mistake)
	}
	return mistake
}
