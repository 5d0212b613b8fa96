package placing

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"windtunnel/nakama-module/internal/fakes"
)

func TestOneOfManyFinishesAWait(t *testing.T) {
	for range 200 {
		wait := &placementWait{}
		var told atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if wait.finish() {
					told.Add(1)
				}
			})
		}
		all.Go(func() { wait.startTimer(time.Microsecond, func() { told.Add(1) }) })
		all.Wait()
		if wait.finish() || told.Load() != 1 {
			t.Fatalf("the players were told %d times", told.Load())
		}
	}
}

func TestTimerFinishesAWaitThatNothingElseEnds(t *testing.T) {
	wait := &placementWait{}
	ended := make(chan struct{})
	wait.startTimer(time.Millisecond, func() { close(ended) })
	select {
	case <-ended:
	case <-time.After(fakes.TestWait):
		t.Fatal("the timer did not fire")
	}
	if wait.finish() {
		t.Fatal("an event after the timer would tell the players again")
	}
}

func TestAFinishedWaitGetsNoTimer(t *testing.T) {
	wait := &placementWait{}
	wait.finish()
	wait.startTimer(time.Nanosecond, func() { t.Error("fired") })
	if wait.timer != nil {
		t.Fatal("a timer was started for a placement that had ended")
	}
}
