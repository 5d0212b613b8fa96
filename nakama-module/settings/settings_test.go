package settings

import (
	"strings"
	"testing"
	"time"

	"windtunnel/nakama-module/placing"
)

func guideSettings(extra map[string]string) map[string]string {
	environment := map[string]string{
		settingAccessKey: "key", settingSecretAccessKey: "secret", settingRegion: "eu-west-1",
		settingAliasId: "alias-1", settingPlacementQueueName: "queue", settingPlacementEventsSqsUrl: "https://sqs/q",
	}
	for name, value := range extra {
		environment[name] = value
	}
	return environment
}

func TestSettingsOfTheGuideAloneTakeTheDefaults(t *testing.T) {
	read, err := Read(guideSettings(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{
		AccessKey: "key", SecretAccessKey: "secret", Region: "eu-west-1", AliasId: "alias-1",
		PlacementQueueName: "queue", PlacementEventsSqsUrl: "https://sqs/q",
		MaxPlayers: 10, CreateTimeout: time.Minute, RoomField: "value.player_count",
	}
	if read != want {
		t.Fatalf("read %+v, want %+v", read, want)
	}
}

func TestOptionalSettingsAreRead(t *testing.T) {
	read, err := Read(guideSettings(map[string]string{
		settingMaxPlayers: "4", settingSyncPeriod: "500ms", settingSqsWait: "2s", settingCreateTimeout: "1m30s",
		settingMatchedInBackground: "true", settingWrapped: "true",
		settingPersistent: "true", settingCallbackMistake: "hook-context", settingRoomField: "values.playerCount",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if read.MaxPlayers != 4 || read.SyncPeriod != 500*time.Millisecond || read.SqsWait != 2*time.Second ||
		read.CreateTimeout != 90*time.Second || !read.MatchedInBackground || !read.Wrapped ||
		!read.Persistent || read.CallbackMistake != placing.MistakeHookContext || read.RoomField != "values.playerCount" {
		t.Fatalf("read %+v", read)
	}
}

func TestEveryWrongSettingIsNamedAtOnce(t *testing.T) {
	environment := guideSettings(map[string]string{
		settingMaxPlayers: "0", settingSyncPeriod: "15", settingSqsWait: "1500ms", settingCreateTimeout: "-1s", settingWrapped: "yes",
		settingCallbackMistake: "typing",
	})
	delete(environment, settingRegion)
	_, err := Read(environment)
	if err == nil {
		t.Fatal("wrong settings were accepted")
	}
	for _, name := range []string{settingRegion, settingMaxPlayers, settingSyncPeriod, settingSqsWait, settingCreateTimeout, settingWrapped, settingCallbackMistake} {
		if !strings.Contains(err.Error(), "setting "+name+":") {
			t.Errorf("%s is not named in: %v", name, err)
		}
	}
}

func TestSqsWaitEndsAtTwentySeconds(t *testing.T) {
	for text, accepted := range map[string]bool{"1s": true, "20s": true, "21s": false, "0s": false} {
		_, err := Read(guideSettings(map[string]string{settingSqsWait: text}))
		if (err == nil) != accepted {
			t.Errorf("%s: %v", text, err)
		}
	}
}
