package main

import (
	"errors"
	"fmt"

	"github.com/aws/smithy-go"
)

// refusal is an error that the service has answered. Type is Go's; a modelled one has a type of its own.
type refusal struct {
	Type    string `json:"type"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// refusalOf is nil for an error that is not the service's.
func refusalOf(err error) *refusal {
	var modelled smithy.APIError
	if !errors.As(err, &modelled) {
		return nil
	}
	return &refusal{Type: fmt.Sprintf("%T", modelled), Code: modelled.ErrorCode(), Message: modelled.ErrorMessage()}
}
