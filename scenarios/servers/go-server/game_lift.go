package main

import (
	"fmt"

	"github.com/amazon-gamelift/amazon-gamelift-servers-go-server-sdk/v5/model/request"
	"github.com/amazon-gamelift/amazon-gamelift-servers-go-server-sdk/v5/server"
)

// gameLift is the process's line to GameLift, by the official Server SDK.
type gameLift struct{}

// morePages is more than any game session has, against a list that never ends.
const morePages = 100

func (gameLift) ActivateGameSession() error { return server.ActivateGameSession() }

func (gameLift) AcceptPlayerSession(playerSessionId string) error {
	return server.AcceptPlayerSession(playerSessionId)
}

func (gameLift) RemovePlayerSession(playerSessionId string) error {
	return server.RemovePlayerSession(playerSessionId)
}

func (gameLift) TakenSeats(gameSessionId string) (int, error) {
	taken := 0
	nextToken := ""
	for range morePages {
		asked := request.NewDescribePlayerSessions()
		asked.GameSessionID = gameSessionId
		asked.NextToken = nextToken
		page, err := server.DescribePlayerSessions(asked)
		if err != nil {
			return 0, err
		}
		for _, seat := range page.PlayerSessions {
			if seat.Status == nil {
				return 0, fmt.Errorf("player session %s has no status", seat.PlayerSessionID)
			}
			if status := seat.Status.String(); status == "RESERVED" || status == "ACTIVE" {
				taken++
			}
		}
		if nextToken = page.NextToken; nextToken == "" {
			return taken, nil
		}
	}
	return 0, fmt.Errorf("the player sessions of %s have more than %d pages", gameSessionId, morePages)
}

func (gameLift) ProcessEnding() error { return server.ProcessEnding() }
