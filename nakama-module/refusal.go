package main

import (
	"errors"
	"strings"

	"github.com/heroiclabs/nakama-common/runtime"
)

// gRPC codes, as Nakama's errors carry them.
const (
	codeInvalidArgument    = 3
	codeNotFound           = 5
	codePermissionDenied   = 7
	codeResourceExhausted  = 8
	codeFailedPrecondition = 9
	codeInternal           = 13
	codeUnavailable        = 14
)

// refusal is why GameLift did not do what it was asked.
type refusal string

const (
	refusalFull          refusal = "the game session is full"
	refusalInvalidStatus refusal = "the game session does not accept players in its present status"
	refusalNotFound      refusal = "there is no such game session"
	refusalInvalid       refusal = "GameLift found the request invalid"
	refusalThrottled     refusal = "GameLift asked for fewer requests"
	refusalOther         refusal = "another error"
)

// codedError is what every error of the AWS client has that carries a code, modelled or not.
type codedError interface {
	error
	ErrorCode() string
}

// refusalOf recognises an error of the fleet manager, however deep it is wrapped. Modelled errors carry
// their bare name; others may keep the namespace in front of a #.
func refusalOf(err error) refusal {
	var own *runtime.Error
	if errors.As(err, &own) && own.Code == codeNotFound {
		return refusalNotFound
	}
	var coded codedError
	if !errors.As(err, &coded) {
		return refusalOther
	}
	code := coded.ErrorCode()
	switch code[strings.LastIndex(code, "#")+1:] {
	case "GameSessionFullException":
		return refusalFull
	case "InvalidGameSessionStatusException":
		return refusalInvalidStatus
	case "NotFoundException":
		return refusalNotFound
	case "InvalidRequestException":
		return refusalInvalid
	case "ThrottlingException", "TooManyRequestsException":
		return refusalThrottled
	}
	return refusalOther
}

// rpcError is what the caller of an RPC is told of a fleet manager's error.
func rpcError(err error) error {
	code := codeInternal
	reason := refusalOf(err)
	switch reason {
	case refusalFull:
		code = codeResourceExhausted
	case refusalInvalidStatus:
		code = codeFailedPrecondition
	case refusalNotFound:
		code = codeNotFound
	case refusalInvalid:
		code = codeInvalidArgument
	case refusalThrottled:
		code = codeUnavailable
	case refusalOther:
		return runtime.NewError(err.Error(), code)
	}
	return runtime.NewError(string(reason)+": "+err.Error(), code)
}
