package placing

import (
	"sync"
	"time"
)

// placementWait is the wait of some players for one placement. Its end comes from GameLift's event, from
// our own timer or from a failed Create, whichever is first; the others are then too late. It is made
// before Create is called, because the event may arrive while Create is still on its way back.
type placementWait struct {
	mutex    sync.Mutex
	finished bool
	timer    *time.Timer
}

// finish is true for exactly one caller: the one that may tell the players.
func (w *placementWait) finish() bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.finished {
		return false
	}
	w.finished = true
	if w.timer != nil {
		w.timer.Stop()
	}
	return true
}

// startTimer calls onTimeout after the limit unless something else finishes the wait before. A wait that
// is over already, or whose timer runs already, gets none.
func (w *placementWait) startTimer(limit time.Duration, onTimeout func()) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.finished || w.timer != nil {
		return
	}
	w.timer = time.AfterFunc(limit, func() {
		if w.finish() {
			onTimeout()
		}
	})
}
