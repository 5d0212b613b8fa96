package gameport

import (
	"net"
	"net/http"
	"net/url"
)

// isOfThisMachine tells whether a handshake comes from this machine's own pages and programs. Any page of the web may
// open a WebSocket to 127.0.0.1, and a rebound name comes with a foreign Host; programs send no Origin.
func isOfThisMachine(request *http.Request) bool {
	if !isLoopback(request.Host) {
		return false
	}
	origin := request.Header.Get("Origin")
	if origin == "" {
		return true
	}
	address, err := url.Parse(origin)
	return err == nil && isLoopback(address.Host)
}

func isLoopback(hostAndPort string) bool {
	host, _, err := net.SplitHostPort(hostAndPort)
	if err != nil {
		host = hostAndPort
	}
	return host == "127.0.0.1" || host == "localhost" || host == "::1" || host == "[::1]"
}
