package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/service/gamelift"
)

// call makes the operation of that name: the client has a method for each, of the form
// func(context, *Input, ...options) (*Output, error). A member that the input does not have is refused: the SDK would
// leave it out without a word.
func call(ctx context.Context, client *gamelift.Client, operation string, text json.RawMessage) (any, error) {
	method := reflect.ValueOf(client).MethodByName(operation)
	if !isOperation(method) {
		return nil, fmt.Errorf("this client has no operation %s", operation)
	}
	input := reflect.New(method.Type().In(1).Elem())
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(input.Interface()); err != nil {
		return nil, fmt.Errorf("the input of %s cannot be read: %w", operation, err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(ctx), input})
	if err, failed := results[1].Interface().(error); failed {
		return nil, err
	}
	output, present := plainOf(results[0])
	if !present {
		return nil, fmt.Errorf("%s answered nothing at all", operation)
	}
	return output, nil
}

// isOperation tells the operations from the client's other methods.
func isOperation(method reflect.Value) bool {
	if !method.IsValid() {
		return false
	}
	form := method.Type()
	return form.IsVariadic() && form.NumIn() == 3 && form.NumOut() == 2 &&
		form.In(1).Kind() == reflect.Pointer && form.In(1).Elem().Kind() == reflect.Struct
}
