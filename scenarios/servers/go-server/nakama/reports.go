// Package nakama tells Nakama what becomes of a game session, by the two RPCs that the fleet manager registers and that
// the integration guide makes a duty of every game server.
package nakama

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Reports sends RPCs as a server does, with the HTTP key.
type Reports struct {
	baseUrl string
	httpKey string
	client  *http.Client
}

// Nakama hangs up after 10 s.
const answerLimit = 15 * time.Second

const longestProblem = 300

// NewReports makes reports to the Nakama at a URL such as http://127.0.0.1:7350, whose runtime.http_key is httpKey.
func NewReports(baseUrl, httpKey string) *Reports {
	return &Reports{
		baseUrl: strings.TrimRight(baseUrl, "/"),
		httpKey: httpKey,
		client:  &http.Client{Timeout: answerLimit},
	}
}

// Update tells how many seats are taken.
func (reports *Reports) Update(gameSessionId string, playerCount int) error {
	// The guide's player_count. Under the README's name, playerCount, the fleet manager reads 0.
	return reports.call("update_instance_info", map[string]any{"id": gameSessionId, "player_count": playerCount})
}

// Delete tells that the game session has ended.
func (reports *Reports) Delete(gameSessionId string) error {
	return reports.call("delete_instance_info", map[string]any{"id": gameSessionId})
}

func (reports *Reports) call(rpc string, payload any) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	// With unwrap the body is the payload; without, it would have to be a JSON text inside of one.
	address := fmt.Sprintf("%s/v2/rpc/%s?http_key=%s&unwrap", reports.baseUrl, rpc, url.QueryEscape(reports.httpKey))
	answer, err := reports.client.Post(address, "application/json", bytes.NewReader(body))
	if err != nil {
		// Its text names the address, and with it the key.
		return fmt.Errorf("RPC %s: no answer from %s", rpc, reports.baseUrl)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		problem, _ := io.ReadAll(io.LimitReader(answer.Body, longestProblem))
		return fmt.Errorf("RPC %s: HTTP %d, %s", rpc, answer.StatusCode, problem)
	}
	return nil
}
