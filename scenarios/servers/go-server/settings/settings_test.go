package settings

import (
	"io"
	"strings"
	"testing"
	"time"
)

func TestNothingGivenIsTheManagedFleet(t *testing.T) {
	read, err := Read(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if read.WebSocketUrl != "" || read.Port != 0 || read.UnhealthyAfter != -1 || read.ListenAddress != "127.0.0.1" {
		t.Fatalf("read %+v", read)
	}
}

func TestTimesAndSwitches(t *testing.T) {
	read, err := Read(strings.Fields("-match-seconds 1.5 -activate-after 250ms -never-activate -unhealthy-after 0 -exit-code 4"), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if read.MatchTime != 1500*time.Millisecond || read.ActivatesAfter != 250*time.Millisecond {
		t.Errorf("times are %v and %v", read.MatchTime, read.ActivatesAfter)
	}
	if !read.NeverActivates || read.UnhealthyAfter != 0 || read.ExitCode != 4 {
		t.Errorf("read %+v", read.Misbehaviour)
	}
}

func TestWhatDoesNotFitIsToldByItsFlag(t *testing.T) {
	for arguments, named := range map[string]string{
		"-url ws://127.0.0.1:1/":  "-token",
		"-port 60001":             "-port",
		"-match-seconds -1":       "-match-seconds",
		"-activate-after -1s":     "-activate-after",
		"-port nine":              "-port",
		"7777":                    "7777",
		"-url a -fleet b -host c": "-token",
	} {
		if _, err := Read(strings.Fields(arguments), io.Discard); err == nil || !strings.Contains(err.Error(), named) {
			t.Errorf("%s: told %v, want %s in it", arguments, err, named)
		}
	}
}
