// Package refusal recognises why GameLift did not do what the fleet manager asked.
package refusal

import (
	"errors"
	"strings"

	"github.com/heroiclabs/nakama-common/runtime"
)

// gRPC codes, as Nakama's errors carry them.
const (
	codeInvalidArgument    = 3
	codeNotFound           = 5
	codeResourceExhausted  = 8
	codeFailedPrecondition = 9
	codeInternal           = 13
	codeUnavailable        = 14
)

// Refusal is why GameLift did not do what it was asked.
type Refusal string

// The refusals that callers treat differently.
const (
	Full          Refusal = "the game session is full"
	InvalidStatus Refusal = "the game session does not accept players in its present status"
	NotFound      Refusal = "there is no such game session"
	Invalid       Refusal = "GameLift found the request invalid"
	Throttled     Refusal = "GameLift asked for fewer requests"
	Other         Refusal = "another error"
)

// codedError is what every error of the AWS client has that carries a code, modelled or not.
type codedError interface {
	error
	ErrorCode() string
}

// Of recognises an error of the fleet manager, however deep it is wrapped. Modelled errors carry their
// bare name; others may keep the namespace in front of a #.
func Of(err error) Refusal {
	var own *runtime.Error
	if errors.As(err, &own) && own.Code == codeNotFound {
		return NotFound
	}
	var coded codedError
	if !errors.As(err, &coded) {
		return Other
	}
	code := coded.ErrorCode()
	switch code[strings.LastIndex(code, "#")+1:] {
	case "GameSessionFullException":
		return Full
	case "InvalidGameSessionStatusException":
		return InvalidStatus
	case "NotFoundException":
		return NotFound
	case "InvalidRequestException":
		return Invalid
	case "ThrottlingException", "TooManyRequestsException":
		return Throttled
	}
	return Other
}

// RpcError is what the caller of an RPC is told of a fleet manager's error.
func RpcError(err error) error {
	reason := Of(err)
	if reason == Other {
		return runtime.NewError(err.Error(), codeInternal)
	}
	return runtime.NewError(string(reason)+": "+err.Error(), reason.code())
}

func (r Refusal) code() int {
	switch r {
	case Full:
		return codeResourceExhausted
	case InvalidStatus:
		return codeFailedPrecondition
	case NotFound:
		return codeNotFound
	case Invalid:
		return codeInvalidArgument
	case Throttled:
		return codeUnavailable
	}
	return codeInternal
}
