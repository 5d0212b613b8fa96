package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// operationsThrough are the real clients behind a proxy that refuses everything.
func operationsThrough(t *testing.T) map[string]operation {
	t.Helper()
	proxy := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(proxy.Close)
	t.Setenv("HTTPS_PROXY", proxy.URL)
	return operationsOf(newClients(settings{region: "eu-west-1", accessKey: "key", secretAccessKey: "secret"}))
}

func TestAProxysRefusalIsTriedThreeTimesAndTold(t *testing.T) {
	said := perform(operationsThrough(t), request{Id: 7, Operation: "DescribeGameSessions", Input: json.RawMessage(`{"Limit":1}`)})
	if said.Id != 7 || said.Attempts != 3 || said.Error == nil || !strings.Contains(said.Error.Message, "Forbidden") {
		t.Fatalf("said %+v, %+v", said, said.Error)
	}
}

func TestWhatTheSdkWouldLeaveOutIsRefused(t *testing.T) {
	said := perform(operationsThrough(t), request{Operation: "DescribeGameSessions", Input: json.RawMessage(`{"Limits":1}`)})
	if said.Attempts != 0 || said.Error == nil || !strings.Contains(said.Error.Message, "Limits") {
		t.Fatalf("said %+v, %+v", said, said.Error)
	}
}

func TestAnUnknownOperationIsRefused(t *testing.T) {
	said := perform(nil, request{Operation: "StopGameSessionPlacement"})
	if said.Error == nil || !strings.Contains(said.Error.Message, "StopGameSessionPlacement") {
		t.Fatalf("said %+v", said)
	}
}
