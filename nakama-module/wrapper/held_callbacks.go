package wrapper

import (
	"errors"
	"sync"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// errCallbackTimeout is the error of a callback that our timer ended.
var errCallbackTimeout = errors.New("no placement event has arrived in time")

// callbackCounts is what happened to callbacks since the start. An event is unknown when nobody asked for
// its placement within the hold: another node did, this one before a restart, or somebody else.
type callbackCounts struct {
	Set      int `json:"set"`
	Invoked  int `json:"invoked"`
	Held     int `json:"held"`
	Unknown  int `json:"unknown"`
	TimedOut int `json:"timed_out"`
	Panicked int `json:"panicked"`
}

// heldCallbacks is a callback handler that loses none: an event that comes before its callback is held
// until the callback is set, a callback without an event is ended by a timer, a panic ends nothing.
type heldCallbacks struct {
	logger  runtime.Logger
	ids     runtime.FmCallbackHandler
	timeout time.Duration
	hold    time.Duration

	mutex   sync.Mutex
	waiting map[string]waitingCallback
	early   map[string]earlyEvent
	counts  callbackCounts
}

type waitingCallback struct {
	callback runtime.FmCreateCallbackFn
	timer    *time.Timer
}

type earlyEvent struct {
	deliver func(runtime.FmCreateCallbackFn)
	timer   *time.Timer
}

// newHeldCallbacks makes a handler whose ids come from Nakama's own.
func newHeldCallbacks(logger runtime.Logger, ids runtime.FmCallbackHandler, timeout, hold time.Duration) *heldCallbacks {
	return &heldCallbacks{
		logger:  logger,
		ids:     ids,
		timeout: timeout,
		hold:    hold,
		waiting: map[string]waitingCallback{},
		early:   map[string]earlyEvent{},
	}
}

func (h *heldCallbacks) GenerateCallbackId() string {
	return h.ids.GenerateCallbackId()
}

// SetCallback is called by Create on its way out; a held event is delivered in a goroutine, so that
// Create's caller gets the placement's id first or at least need not wait for the callback.
func (h *heldCallbacks) SetCallback(id string, callback runtime.FmCreateCallbackFn) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.counts.Set++
	if event, held := h.early[id]; held {
		event.timer.Stop()
		delete(h.early, id)
		h.counts.Invoked++
		go h.run(callback, event.deliver)
		return
	}
	if old, replaced := h.waiting[id]; replaced {
		old.timer.Stop()
	}
	h.waiting[id] = waitingCallback{
		callback: callback,
		timer:    time.AfterFunc(h.timeout, func() { h.expire(id) }),
	}
}

// InvokeCallback is called by the queue loop for every placement event.
func (h *heldCallbacks) InvokeCallback(id string, status runtime.FmCreateStatus, instance *runtime.InstanceInfo, sessions []*runtime.SessionInfo, metadata map[string]any, err error) {
	deliver := func(callback runtime.FmCreateCallbackFn) {
		callback(status, instance, sessions, metadata, err)
	}
	h.mutex.Lock()
	waiting, known := h.waiting[id]
	if known {
		waiting.timer.Stop()
		delete(h.waiting, id)
		h.counts.Invoked++
	} else if _, repeated := h.early[id]; !repeated {
		h.counts.Held++
		h.early[id] = earlyEvent{deliver: deliver, timer: time.AfterFunc(h.hold, func() { h.giveUp(id) })}
	}
	h.mutex.Unlock()
	if known {
		h.run(waiting.callback, deliver)
	}
}

// expire ends a callback whose event has not come.
func (h *heldCallbacks) expire(id string) {
	h.mutex.Lock()
	waiting, known := h.waiting[id]
	if known {
		delete(h.waiting, id)
		h.counts.TimedOut++
	}
	h.mutex.Unlock()
	if known {
		h.run(waiting.callback, func(callback runtime.FmCreateCallbackFn) {
			callback(runtime.CreateTimeout, nil, nil, nil, errCallbackTimeout)
		})
	}
}

// giveUp forgets an event that nobody has asked for.
func (h *heldCallbacks) giveUp(id string) {
	h.mutex.Lock()
	_, held := h.early[id]
	if held {
		delete(h.early, id)
		h.counts.Unknown++
	}
	h.mutex.Unlock()
	if held {
		h.logger.Warn("a placement event for %s found no callback within %s", id, h.hold)
	}
}

func (h *heldCallbacks) run(callback runtime.FmCreateCallbackFn, deliver func(runtime.FmCreateCallbackFn)) {
	defer func() {
		if cause := recover(); cause != nil {
			h.mutex.Lock()
			h.counts.Panicked++
			h.mutex.Unlock()
			h.logger.Error("a Create callback panicked: %v", cause)
		}
	}()
	if callback != nil {
		deliver(callback)
	}
}

func (h *heldCallbacks) currentCounts() callbackCounts {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.counts
}
