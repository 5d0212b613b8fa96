package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/smithy-go/encoding/cbor"
)

// gameLiftThatAnswers takes one call and answers it with that status and body.
func gameLiftThatAnswers(t *testing.T, status int, body cbor.Map) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, call *http.Request) {
		_, _ = io.Copy(io.Discard, call.Body)
		response.Header().Set("smithy-protocol", "rpc-v2-cbor")
		response.Header().Set("Content-Type", "application/cbor")
		response.WriteHeader(status)
		_, _ = response.Write(cbor.Encode(body))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func ask(endpoint, operation, input string) answer {
	return perform(newClient(endpoint, "us-east-1"), request{Id: 7, Operation: operation, Input: json.RawMessage(input)})
}

func TestAnOutputIsToldWithoutWhatIsAbsent(t *testing.T) {
	session := cbor.Map{
		"Name":                      cbor.String(""),
		"Status":                    cbor.String("ACTIVE"),
		"CurrentPlayerSessionCount": cbor.Uint(0),
		"CreationTime":              &cbor.Tag{ID: 1, Value: cbor.Float64(1767225600.25)},
		"GameProperties":            cbor.List{cbor.Map{"Key": cbor.String("mode"), "Value": cbor.String("team")}},
	}
	endpoint := gameLiftThatAnswers(t, http.StatusOK, cbor.Map{"GameSessions": cbor.List{session}})
	said := ask(endpoint, "DescribeGameSessions", `{"Limit":1}`)
	expected := map[string]any{"GameSessions": []any{map[string]any{
		"Name":                      "",
		"Status":                    "ACTIVE",
		"CurrentPlayerSessionCount": int32(0),
		"CreationTime":              "2026-01-01T00:00:00.250Z",
		"GameProperties":            []any{map[string]any{"Key": "mode", "Value": "team"}},
	}}}
	if said.Id != 7 || said.Failed != "" || !reflect.DeepEqual(said.Output, expected) {
		t.Fatalf("said %+v", said)
	}
}

func TestAModelledErrorHasItsType(t *testing.T) {
	body := cbor.Map{"__type": cbor.String("com.amazonaws.gamelift#NotFoundException"), "Message": cbor.String("no such alias")}
	said := ask(gameLiftThatAnswers(t, http.StatusBadRequest, body), "DescribeAlias", `{"AliasId":"alias-1"}`)
	expected := &refusal{Type: "*types.NotFoundException", Code: "NotFoundException", Message: "no such alias"}
	if said.Output != nil || !reflect.DeepEqual(said.Error, expected) {
		t.Fatalf("said %+v, %+v", said, said.Error)
	}
}

func TestWhatNeverReachesTheServiceHasFailed(t *testing.T) {
	for _, one := range []struct{ operation, input, words string }{
		{"DescribeGameSessions", `{"Limits":1}`, "Limits"},
		{"DescribeAlias", `{}`, "AliasId"},
		{"FlyToTheMoon", `{}`, "no operation FlyToTheMoon"},
		{"Options", `{}`, "no operation Options"},
	} {
		said := ask("http://127.0.0.1:1", one.operation, one.input)
		if said.Error != nil || said.Output != nil || !strings.Contains(said.Failed, one.words) {
			t.Errorf("%s: said %+v", one.operation, said)
		}
	}
}
