package rpcs

import (
	"context"
	"database/sql"

	"github.com/heroiclabs/nakama-common/runtime"
)

// gRPC codes, as Nakama's errors carry them.
const (
	codeInvalidArgument  = 3
	codePermissionDenied = 7
)

// rpcFunction is the form in which Nakama takes RPCs.
type rpcFunction = func(ctx context.Context, logger runtime.Logger, db *sql.DB, nk runtime.NakamaModule, payload string) (string, error)

// callingPlayer is the user id of a player's call; a call with the server's key has none.
func callingPlayer(ctx context.Context) string {
	userId, _ := ctx.Value(runtime.RUNTIME_CTX_USER_ID).(string)
	return userId
}

// RefusePlayers lets only callers with the server's key through.
func RefusePlayers(ctx context.Context) error {
	if callingPlayer(ctx) != "" {
		return runtime.NewError("only game servers may call this: call it with the server's http_key instead of a player's session", codePermissionDenied)
	}
	return nil
}

// actingUsers are the users that a call is for. A player acts for nobody but themselves; without a list
// a player's call is for that player.
func actingUsers(ctx context.Context, userIds []string) ([]string, error) {
	player := callingPlayer(ctx)
	if player == "" {
		return userIds, nil
	}
	for _, userId := range userIds {
		if userId != player {
			return nil, runtime.NewError("a player may only name themselves in user_ids: call with the server's http_key to name others", codePermissionDenied)
		}
	}
	return []string{player}, nil
}
