package main

import (
	"errors"
	"fmt"

	"github.com/aws/smithy-go"
)

// failure is an error as a program that uses the SDK sees it. Type is Go's; a modelled error has one of its own.
type failure struct {
	Type    string `json:"type"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

func failureOf(err error) *failure {
	var modelled smithy.APIError
	if errors.As(err, &modelled) {
		return &failure{Type: fmt.Sprintf("%T", modelled), Code: modelled.ErrorCode(), Message: modelled.ErrorMessage()}
	}
	return &failure{Type: fmt.Sprintf("%T", err), Message: err.Error()}
}
