package match

import (
	"sync/atomic"

	"windtunnel/go-server/events"
)

// Health answers GameLift's question, once a minute, how the process is.
type Health struct {
	log            *events.Log
	unhealthyAfter int
	asked          atomic.Int64
}

// NewHealth makes one that says yes so often, and then no; always yes for a negative number.
func NewHealth(log *events.Log, unhealthyAfter int) *Health {
	return &Health{log: log, unhealthyAfter: unhealthyAfter}
}

// Check is the callback OnHealthCheck.
func (health *Health) Check() bool {
	asked := health.asked.Add(1)
	isHealthy := health.unhealthyAfter < 0 || asked <= int64(health.unhealthyAfter)
	health.log.Say("health-asked", events.Details{"healthy": isHealthy})
	return isHealthy
}
