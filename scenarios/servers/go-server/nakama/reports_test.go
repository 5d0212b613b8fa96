package nakama

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// desk is an HTTP server that keeps what it was asked last and answers with a status.
func desk(t *testing.T, status int, text string) (*httptest.Server, func() (string, string)) {
	t.Helper()
	var asked, body string
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		read, _ := io.ReadAll(request.Body)
		asked, body = request.Method+" "+request.URL.String(), string(read)
		response.WriteHeader(status)
		_, _ = io.WriteString(response, text)
	}))
	t.Cleanup(server.Close)
	return server, func() (string, string) { return asked, body }
}

func TestUpdateAndDeleteAreSentAsTheGuideTells(t *testing.T) {
	server, last := desk(t, http.StatusOK, "{}")
	reports := NewReports(server.URL+"/", "a key&more")
	if err := reports.Update("arn:session", 3); err != nil {
		t.Fatal(err)
	}
	asked, body := last()
	if want := "POST /v2/rpc/update_instance_info?http_key=a+key%26more&unwrap"; asked != want {
		t.Errorf("asked %q, want %q", asked, want)
	}
	if want := `{"id":"arn:session","player_count":3}`; body != want {
		t.Errorf("sent %s, want %s", body, want)
	}
	if err := reports.Delete("arn:session"); err != nil {
		t.Fatal(err)
	}
	asked, body = last()
	if !strings.HasPrefix(asked, "POST /v2/rpc/delete_instance_info?") || body != `{"id":"arn:session"}` {
		t.Errorf("asked %q with %s", asked, body)
	}
}

func TestARefusalIsToldWithStatusAndWords(t *testing.T) {
	server, _ := desk(t, http.StatusNotFound, "no such instance")
	err := NewReports(server.URL, "key").Delete("arn:session")
	if err == nil || err.Error() != "RPC delete_instance_info: HTTP 404, no such instance" {
		t.Fatalf("told %v", err)
	}
}

func TestTheKeyIsNotInTheProblemWhenNobodyAnswers(t *testing.T) {
	server, _ := desk(t, http.StatusOK, "")
	server.Close()
	err := NewReports(server.URL, "secret-key").Update("arn:session", 1)
	if err == nil || strings.Contains(err.Error(), "secret-key") || !strings.Contains(err.Error(), server.URL) {
		t.Fatalf("told %v", err)
	}
}
