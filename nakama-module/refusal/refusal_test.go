package refusal

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/heroiclabs/nakama-common/runtime"

	"windtunnel/nakama-module/internal/fakes"
)

func codeOf(t *testing.T, err error) int {
	t.Helper()
	var coded *runtime.Error
	if !errors.As(err, &coded) {
		t.Fatalf("not an error with a code: %v", err)
	}
	return coded.Code
}

func TestRefusalsAreRecognisedHoweverWrapped(t *testing.T) {
	for code, want := range map[string]int{
		"GameSessionFullException": 8, "InvalidGameSessionStatusException": 9, "NotFoundException": 5,
		"com.amazonaws.gamelift#NotFoundException": 5, "InvalidRequestException": 3, "ThrottlingException": 14, "Odd": 13,
	} {
		wrapped := fmt.Errorf("operation error: %w", fakes.AwsFailure{Code: code})
		if got := codeOf(t, RpcError(wrapped)); got != want {
			t.Errorf("%s became %d", code, got)
		}
		if !strings.Contains(RpcError(wrapped).Error(), code) {
			t.Errorf("%s is not in the message", code)
		}
	}
	if got := codeOf(t, RpcError(runtime.NewError("gone", 5))); got != 5 {
		t.Errorf("Nakama's own not-found became %d", got)
	}
}
