package wrapper

import (
	"testing"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
)

func outcomes() (chan runtime.FmCreateStatus, runtime.FmCreateCallbackFn) {
	ends := make(chan runtime.FmCreateStatus, 10)
	return ends, func(status runtime.FmCreateStatus, _ *runtime.InstanceInfo, _ []*runtime.SessionInfo, _ map[string]any, _ error) {
		ends <- status
	}
}

func awaitOutcome(t *testing.T, ends chan runtime.FmCreateStatus) runtime.FmCreateStatus {
	t.Helper()
	select {
	case status := <-ends:
		return status
	case <-time.After(fakes.TestWait):
		t.Fatal("the callback was not called")
		return 0
	}
}

func TestAnEventBeforeItsCallbackIsHeld(t *testing.T) {
	held := newHeldCallbacks(fakes.SilentLogger{}, &fakes.Ids{}, time.Hour, time.Hour)
	held.InvokeCallback("p", runtime.CreateSuccess, nil, nil, nil, nil)
	ends, callback := outcomes()
	held.SetCallback("p", callback)
	if status := awaitOutcome(t, ends); status != runtime.CreateSuccess {
		t.Fatalf("ended with %d", status)
	}
	if counts := held.currentCounts(); counts != (callbackCounts{Set: 1, Invoked: 1, Held: 1}) {
		t.Fatalf("counts are %+v", counts)
	}
}

func TestACallbackWithoutAnEventIsEnded(t *testing.T) {
	held := newHeldCallbacks(fakes.SilentLogger{}, &fakes.Ids{}, time.Millisecond, time.Hour)
	ends, callback := outcomes()
	held.SetCallback("p", callback)
	if status := awaitOutcome(t, ends); status != runtime.CreateTimeout {
		t.Fatalf("ended with %d", status)
	}
	if counts := held.currentCounts(); counts != (callbackCounts{Set: 1, TimedOut: 1}) {
		t.Fatalf("counts are %+v", counts)
	}
}

func TestAnEventThatNobodyAskedForIsCounted(t *testing.T) {
	held := newHeldCallbacks(fakes.SilentLogger{}, &fakes.Ids{}, time.Hour, time.Hour)
	held.InvokeCallback("p", runtime.CreateSuccess, nil, nil, nil, nil)
	held.giveUp("p")
	held.giveUp("p")
	ends, callback := outcomes()
	held.SetCallback("p", callback)
	if len(ends) != 0 {
		t.Fatal("a forgotten event was delivered")
	}
	if counts := held.currentCounts(); counts != (callbackCounts{Set: 1, Held: 1, Unknown: 1}) {
		t.Fatalf("counts are %+v", counts)
	}
}

func TestAnEventIsDeliveredOnceAndAPanicEndsNothing(t *testing.T) {
	held := newHeldCallbacks(fakes.SilentLogger{}, &fakes.Ids{}, time.Hour, time.Hour)
	calls := 0
	held.SetCallback("p", func(runtime.FmCreateStatus, *runtime.InstanceInfo, []*runtime.SessionInfo, map[string]any, error) {
		calls++
		panic("the user's mistake")
	})
	held.InvokeCallback("p", runtime.CreateError, nil, nil, nil, nil)
	held.InvokeCallback("p", runtime.CreateError, nil, nil, nil, nil)
	if counts := held.currentCounts(); calls != 1 || counts != (callbackCounts{Set: 1, Invoked: 1, Held: 1, Panicked: 1}) {
		t.Fatalf("%d calls, counts are %+v", calls, counts)
	}
}
