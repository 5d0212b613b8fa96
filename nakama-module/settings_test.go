package main

import (
	"strings"
	"testing"
	"time"
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
	read, err := readSettings(guideSettings(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := settings{
		accessKey: "key", secretAccessKey: "secret", region: "eu-west-1", aliasId: "alias-1",
		placementQueueName: "queue", placementEventsSqsUrl: "https://sqs/q",
		maxPlayers: 10, createTimeout: time.Minute,
	}
	if read != want {
		t.Fatalf("read %+v, want %+v", read, want)
	}
}

func TestOptionalSettingsAreRead(t *testing.T) {
	read, err := readSettings(guideSettings(map[string]string{
		settingMaxPlayers: "4", settingSyncPeriod: "500ms", settingSqsWait: "2s", settingCreateTimeout: "1m30s",
		settingMatchedInBackground: "true", settingWrapped: "true",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if read.maxPlayers != 4 || read.syncPeriod != 500*time.Millisecond || read.sqsWait != 2*time.Second ||
		read.createTimeout != 90*time.Second || !read.matchedInBackground || !read.wrapped {
		t.Fatalf("read %+v", read)
	}
}

func TestEveryWrongSettingIsNamedAtOnce(t *testing.T) {
	environment := guideSettings(map[string]string{
		settingMaxPlayers: "0", settingSyncPeriod: "15", settingSqsWait: "1500ms", settingCreateTimeout: "-1s", settingWrapped: "yes",
	})
	delete(environment, settingRegion)
	_, err := readSettings(environment)
	if err == nil {
		t.Fatal("wrong settings were accepted")
	}
	for _, name := range []string{settingRegion, settingMaxPlayers, settingSyncPeriod, settingSqsWait, settingCreateTimeout, settingWrapped} {
		if !strings.Contains(err.Error(), "setting "+name+":") {
			t.Errorf("%s is not named in: %v", name, err)
		}
	}
}

func TestSqsWaitEndsAtTwentySeconds(t *testing.T) {
	for text, accepted := range map[string]bool{"1s": true, "20s": true, "21s": false, "0s": false} {
		_, err := readSettings(guideSettings(map[string]string{settingSqsWait: text}))
		if (err == nil) != accepted {
			t.Errorf("%s: %v", text, err)
		}
	}
}
