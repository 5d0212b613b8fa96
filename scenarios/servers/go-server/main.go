// Command go-server is a headless game server without a game, built with the official Go Server SDK for Amazon
// GameLift. It lives the life that the integration guide describes: it connects, hosts one game session, lets players
// in by their player session ids, keeps Nakama informed, and ends with its match. What happens it tells as lines of JSON
// on its standard output.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/amazon-gamelift/amazon-gamelift-servers-go-server-sdk/v5/model"
	"github.com/amazon-gamelift/amazon-gamelift-servers-go-server-sdk/v5/server"

	"windtunnel/go-server/events"
	"windtunnel/go-server/gameport"
	"windtunnel/go-server/match"
	"windtunnel/go-server/nakama"
	"windtunnel/go-server/settings"
)

const (
	exitFailed  = 1
	exitUsage   = 2
	exitCrashed = 3
)

func main() {
	wish, err := settings.Read(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "go-server: %v\n", err)
		os.Exit(exitUsage)
	}
	output, logPaths, err := outputOf(wish)
	if err != nil {
		fmt.Fprintf(os.Stderr, "go-server: %v\n", err)
		os.Exit(exitUsage)
	}
	log := events.NewLog(output, time.Now)
	if doing, err := live(wish, log, logPaths); err != nil {
		log.Failed(doing, err)
		os.Exit(exitFailed)
	}
	os.Exit(wish.ExitCode)
}

// outputOf answers where lines go, and the absolute paths of the log that GameLift may keep.
func outputOf(wish settings.Settings) (io.Writer, []string, error) {
	if wish.LogFile == "" {
		return os.Stdout, nil, nil
	}
	path, err := filepath.Abs(wish.LogFile)
	if err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, nil, err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, nil, err
	}
	return io.MultiWriter(os.Stdout, file), []string{path}, nil
}

// live is the whole life of the process. When something of it fails, it answers what.
func live(wish settings.Settings, log *events.Log, logPaths []string) (string, error) {
	server.SetLoggerInterface(sdkLogger{to: os.Stderr, isVerbose: wish.IsVerbose})
	if wish.GatewayUrl != "" {
		// For the SDK the environment wins over parameters.
		if err := os.Setenv("GAMELIFT_SDK_WEBSOCKET_URL", wish.GatewayUrl); err != nil {
			return "changing the environment", err
		}
	}
	err := server.InitSDK(server.ServerParameters{
		WebSocketURL: wish.WebSocketUrl,
		FleetID:      wish.FleetId,
		HostID:       wish.HostId,
		AuthToken:    wish.AuthToken,
		ProcessID:    wish.ProcessId,
	})
	if err != nil {
		return "InitSDK", err
	}
	log.Say("connected", nil)

	game := match.New(gameLift{}, nakamaOf(wish), log, rulesOf(wish))
	port, err := gameport.Open(wish.ListenAddress, wish.Port, game)
	if err != nil {
		return "opening the game port", err
	}
	log.Say("game-port-opened", events.Details{"port": port.Number})

	if err := server.ProcessReady(processParameters(wish, log, game, port.Number, logPaths)); err != nil {
		return "ProcessReady", err
	}
	log.Say("ready", nil)

	select {
	case <-game.Over():
	case <-interrupted():
		game.End("a signal asked for it")
	}
	port.Close("the game session ended")
	if err := server.Destroy(); err != nil {
		log.Failed("Destroy", err)
	}
	return "", nil
}

func processParameters(
	wish settings.Settings,
	log *events.Log,
	game *match.Match,
	port int,
	logPaths []string,
) server.ProcessParameters {
	parameters := server.ProcessParameters{
		OnStartGameSession: func(session model.GameSession) { game.Begin(session.GameSessionID) },
		OnUpdateGameSession: func(update model.UpdateGameSession) {
			log.Say("session-updated", events.Details{"gameSessionId": update.GameSession.GameSessionID})
		},
		OnHealthCheck: match.NewHealth(log, wish.UnhealthyAfter).Check,
		Port:          port,
		LogParameters: server.LogParameters{LogPaths: logPaths},
	}
	if !wish.HasNoTerminateCallback {
		parameters.OnProcessTerminate = func() {
			terminationTime, _ := server.GetTerminationTime()
			log.Say("told-to-end", events.Details{"terminationTime": terminationTime})
			if !wish.IgnoresTerminate {
				game.End("GameLift asked for it")
			}
		}
	}
	return parameters
}

func rulesOf(wish settings.Settings) match.Rules {
	rules := match.Rules{
		MatchTime:      wish.MatchTime,
		StaysWhenEmpty: wish.StaysWhenEmpty,
		NeverActivates: wish.NeverActivates,
		ActivatesAfter: wish.ActivatesAfter,
	}
	if wish.CrashesAfterActivation {
		rules.Crash = func() { os.Exit(exitCrashed) }
	}
	return rules
}

// nakamaOf answers nothing where there is none: an interface that holds a nil pointer would be something.
func nakamaOf(wish settings.Settings) match.Nakama {
	if wish.NakamaUrl == "" {
		return nil
	}
	return nakama.NewReports(wish.NakamaUrl, wish.HttpKey)
}

func interrupted() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	return signals
}
