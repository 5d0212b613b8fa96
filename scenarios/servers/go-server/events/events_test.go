package events

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

func logAt(to *bytes.Buffer) *Log {
	at := time.Date(2026, 1, 2, 3, 4, 5, 6_000_000, time.FixedZone("elsewhere", 3600))
	return NewLog(to, func() time.Time { return at })
}

func TestALineHasNameInstantAndDetails(t *testing.T) {
	var written bytes.Buffer
	logAt(&written).Say("game-port-opened", Details{"port": 7777})
	if want := `{"at":"2026-01-02T02:04:05.006Z","event":"game-port-opened","port":7777}` + "\n"; written.String() != want {
		t.Fatalf("wrote %q, want %q", written.String(), want)
	}
}

func TestAProblemIsToldInWords(t *testing.T) {
	var written bytes.Buffer
	logAt(&written).Failed("activation", errors.New("not today"))
	if !strings.Contains(written.String(), `"doing":"activation"`) || !strings.Contains(written.String(), `"problem":"not today"`) {
		t.Fatalf("wrote %q", written.String())
	}
}

func TestLinesOfSeveralGoroutinesStayWhole(t *testing.T) {
	var written bytes.Buffer
	log := logAt(&written)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { log.Say("beat", Details{"text": strings.Repeat("x", 2_000)}) })
	}
	all.Wait()
	lines := bufio.NewScanner(&written)
	count := 0
	for lines.Scan() {
		var line map[string]any
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("line %d is broken: %v", count, err)
		}
		count++
	}
	if count != 50 {
		t.Fatalf("%d lines, want 50", count)
	}
}
