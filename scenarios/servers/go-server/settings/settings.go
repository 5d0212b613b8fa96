// Package settings reads the command line. Where to find GameLift comes from the environment on managed fleets; the
// flags serve an Anywhere fleet, and the environment wins over them, as the Server SDK has it.
package settings

import (
	"errors"
	"flag"
	"io"
	"time"
)

// Settings is everything that a user may choose.
type Settings struct {
	// Where GameLift is, for InitSDK; all empty when the environment tells.
	WebSocketUrl, FleetId, HostId, AuthToken, ProcessId string

	// GatewayUrl leads to GameLift in place of what the environment tells.
	GatewayUrl string

	ListenAddress string
	// Port is 0 for any free one.
	Port int
	// LogFile takes the lines of the standard output too, and is named to GameLift in ProcessReady.
	LogFile   string
	IsVerbose bool

	NakamaUrl, HttpKey string

	// MatchTime is how long a game lasts at most; 0 for as long as somebody plays.
	MatchTime time.Duration
	// StaysWhenEmpty keeps a game open when its last player has left.
	StaysWhenEmpty bool

	Misbehaviour
}

// Misbehaviour is how the server may fail on purpose.
type Misbehaviour struct {
	// UnhealthyAfter is the number of healthy reports before the first unhealthy one; negative for none.
	UnhealthyAfter int
	NeverActivates bool
	ActivatesAfter time.Duration
	// CrashesAfterActivation ends the process with 3 and without a word.
	CrashesAfterActivation bool
	IgnoresTerminate       bool
	// HasNoTerminateCallback leaves TerminateProcess to the SDK.
	HasNoTerminateCallback bool
	ExitCode               int
}

// Read reads the arguments. Usage and problems are written to the writer, as package flag does it.
func Read(arguments []string, usage io.Writer) (Settings, error) {
	var read Settings
	flags := flag.NewFlagSet("go-server", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.StringVar(&read.WebSocketUrl, "url", "", "GameLift's WebSocket `URL`; on managed fleets the environment tells")
	flags.StringVar(&read.FleetId, "fleet", "", "`id` of the fleet")
	flags.StringVar(&read.HostId, "host", "", "`name` of the compute")
	flags.StringVar(&read.AuthToken, "token", "", "auth `token` of the compute")
	flags.StringVar(&read.ProcessId, "process", "", "`id` of this process, of which there must be no other")
	flags.StringVar(&read.GatewayUrl, "gateway", "", "`URL` by which GameLift is reached in place of the environment's")
	flags.StringVar(&read.ListenAddress, "listen", "127.0.0.1", "`address` that players connect to")
	flags.IntVar(&read.Port, "port", 0, "port that players connect to; 0 for a free one")
	flags.StringVar(&read.LogFile, "log", "", "`file` that takes the log of the game, too")
	flags.BoolVar(&read.IsVerbose, "verbose", false, "tell what the Server SDK does")
	flags.StringVar(&read.NakamaUrl, "nakama-url", "", "`URL` of the Nakama that is told of players")
	flags.StringVar(&read.HttpKey, "http-key", "defaulthttpkey", "that Nakama's runtime.http_key")
	seconds := flags.Float64("match-seconds", 0, "how long a game lasts at most; 0 for no limit")
	flags.BoolVar(&read.StaysWhenEmpty, "stay-when-empty", false, "do not end the game when the last player has left")
	flags.IntVar(&read.UnhealthyAfter, "unhealthy-after", -1, "report health so `often`, and then the opposite")
	flags.BoolVar(&read.NeverActivates, "never-activate", false, "leave the game session activating")
	flags.DurationVar(&read.ActivatesAfter, "activate-after", 0, "activate the game session so much later")
	flags.BoolVar(&read.CrashesAfterActivation, "crash-after-activation", false, "exit with 3 once the game session is active")
	flags.BoolVar(&read.IgnoresTerminate, "ignore-terminate", false, "do nothing when GameLift asks for the end")
	flags.BoolVar(&read.HasNoTerminateCallback, "no-terminate-callback", false, "leave the end to the SDK when GameLift asks for it")
	flags.IntVar(&read.ExitCode, "exit-code", 0, "exit with this `code` after a proper end")
	if err := flags.Parse(arguments); err != nil {
		return Settings{}, err
	}
	read.MatchTime = time.Duration(*seconds * float64(time.Second))
	return read, read.problem(flags.Args())
}

// problem is nothing when the settings are sound.
func (read Settings) problem(rest []string) error {
	if len(rest) > 0 {
		return errors.New("only flags are taken, and there is " + rest[0])
	}
	if read.MatchTime < 0 || read.ActivatesAfter < 0 {
		return errors.New("-match-seconds and -activate-after cannot be negative")
	}
	if read.Port < 0 || read.Port > 60_000 {
		return errors.New("-port must be between 1 and 60000, which is what the Server SDK takes, or 0")
	}
	given := 0
	for _, value := range []string{read.WebSocketUrl, read.FleetId, read.HostId, read.AuthToken} {
		if value != "" {
			given++
		}
	}
	if given != 0 && given != 4 {
		return errors.New("-url, -fleet, -host and -token belong together: give all of them or none")
	}
	return nil
}
