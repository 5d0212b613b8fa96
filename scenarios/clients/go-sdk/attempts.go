package main

import (
	"context"
	"sync/atomic"

	"github.com/aws/smithy-go/middleware"
)

type attemptsKey struct{}

// countAttempts makes a context in which the attempts of a call are counted.
func countAttempts(parent context.Context) (context.Context, *atomic.Int32) {
	attempts := &atomic.Int32{}
	return context.WithValue(parent, attemptsKey{}, attempts), attempts
}

// addAttemptCounter puts the counting right behind the SDK's retries, where every attempt passes.
func addAttemptCounter(stack *middleware.Stack) error {
	counter := middleware.FinalizeMiddlewareFunc("CountAttempts", func(ctx context.Context, input middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
		if attempts, ok := ctx.Value(attemptsKey{}).(*atomic.Int32); ok {
			attempts.Add(1)
		}
		return next.HandleFinalize(ctx, input)
	})
	return stack.Finalize.Insert(counter, "Retry", middleware.After)
}
