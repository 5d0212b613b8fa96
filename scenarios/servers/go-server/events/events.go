// Package events writes what happens in the life of the server, a line of JSON each, so that whoever has started it
// can wait for a thing instead of for a time.
package events

import (
	"encoding/json"
	"io"
	"sync"
	"time"
)

// Details are the members of a line beside its name and its instant.
type Details map[string]any

// Log writes lines. It may be used from several goroutines at once; a line is always whole.
type Log struct {
	mutex sync.Mutex
	to    io.Writer
	now   func() time.Time
}

// NewLog makes a log that takes its instants from now.
func NewLog(to io.Writer, now func() time.Time) *Log {
	return &Log{to: to, now: now}
}

// Say writes one line. A line that cannot be written is lost: a game goes on without its log.
func (log *Log) Say(event string, details Details) {
	line := map[string]any{"event": event, "at": log.now().UTC().Format("2006-01-02T15:04:05.000Z")}
	for name, value := range details {
		if err, isError := value.(error); isError {
			value = err.Error()
		}
		line[name] = value
	}
	text, err := json.Marshal(line)
	if err != nil {
		text, _ = json.Marshal(map[string]string{"event": event, "problem": err.Error()})
	}
	log.mutex.Lock()
	defer log.mutex.Unlock()
	_, _ = log.to.Write(append(text, '\n'))
}

// Failed tells of something that went wrong and that the server lives with.
func (log *Log) Failed(doing string, problem error) {
	log.Say("failed", Details{"doing": doing, "problem": problem})
}
