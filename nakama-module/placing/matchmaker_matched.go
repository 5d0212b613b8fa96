package placing

import (
	"context"
	"database/sql"
	"time"

	"github.com/heroiclabs/nakama-common/runtime"
)

// matchedTimeout bounds the hook. The matchmaker of the whole server stands still until every hook of a
// tick has returned, and the AWS client alone would go on for a minute and a half.
const matchedTimeout = 10 * time.Second

// RegisterMatchmakerMatched registers the hook that gives matched players a game session. In the
// background the hook returns at once: a slow GameLift no longer holds up the matchmaker, and the
// notification comes after matchmaker_matched in every case. Otherwise the notification of a Join comes
// before it.
func RegisterMatchmakerMatched(initializer runtime.Initializer, placer *Placer, inBackground bool) error {
	return initializer.RegisterMatchmakerMatched(func(ctx context.Context, logger runtime.Logger, _ *sql.DB, _ runtime.NakamaModule, entries []runtime.MatchmakerEntry) (string, error) {
		request := matchedPlayers(entries)
		if inBackground {
			// The hook's context ends with the hook.
			go placeMatched(context.Background(), logger, placer, request)
		} else {
			placeMatched(ctx, logger, placer, request)
		}
		// No match id and no error: this is no Nakama match, and an error would reach nobody.
		return "", nil
	})
}

func placeMatched(parent context.Context, logger runtime.Logger, placer *Placer, request SessionRequest) {
	defer logPanic(logger, "the matched hook")
	ctx := parent
	// Of the samples' mistake only Nakama may end the context; ended by a limit of ours it would hide whether Nakama does.
	if placer.CallbackMistake != MistakeHookContext {
		limited, cancel := context.WithTimeout(parent, matchedTimeout)
		defer cancel()
		ctx = limited
	}
	placer.FindOrCreate(ctx, logger, request)
}
