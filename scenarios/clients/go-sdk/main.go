// Command go-sdk is a GameLift and SQS client with the fleet manager's own versions of the AWS SDK, made in the
// way that the fleet manager makes its clients: by hand, with nothing in it that could name an endpoint. Where it
// goes is decided by HTTPS_PROXY and SSL_CERT_FILE alone.
//
// It takes calls as lines of JSON on its standard input and answers each with a line on its standard output, in the
// order in which they end. It ends with its input, so it never outlives the program that started it.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
)

// longestLine is far more than SQS and GameLift accept of any member.
const longestLine = 4 << 20

// request is one call. Input has the members of the operation's input, spelled as AWS does.
type request struct {
	Id        int             `json:"id"`
	Operation string          `json:"operation"`
	Input     json.RawMessage `json:"input"`
}

// answer is what came of a call. Attempts is how often the SDK sent it.
type answer struct {
	Id       int      `json:"id"`
	Attempts int      `json:"attempts"`
	Output   any      `json:"output,omitempty"`
	Error    *failure `json:"error,omitempty"`
}

func main() {
	operations := operationsOf(newClients(settings{
		region:          os.Getenv("GL_AWS_REGION"),
		accessKey:       os.Getenv("GL_AWS_ACCESS_KEY"),
		secretAccessKey: os.Getenv("GL_AWS_SECRET_ACCESS_KEY"),
	}))
	var writing sync.Mutex
	output := json.NewEncoder(os.Stdout)
	say := func(said answer) {
		writing.Lock()
		defer writing.Unlock()
		if err := output.Encode(said); err != nil {
			fmt.Fprintf(os.Stderr, "an answer could not be written: %v\n", err)
			os.Exit(1)
		}
	}

	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintf(os.Stderr, "not a call: %v: %s\n", err, lines.Text())
			os.Exit(1)
		}
		// Calls overlap, as the fleet manager's do: its queue loop waits while others ask GameLift.
		go func() { say(perform(operations, asked)) }()
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintf(os.Stderr, "the calls could not be read: %v\n", err)
		os.Exit(1)
	}
}

func perform(operations map[string]operation, asked request) answer {
	ctx, attempts := countAttempts(context.Background())
	call, known := operations[asked.Operation]
	if !known {
		return answer{Id: asked.Id, Error: &failure{Message: "this client has no operation " + asked.Operation}}
	}
	output, err := call(ctx, asked.Input)
	said := answer{Id: asked.Id, Attempts: int(attempts.Load()), Output: output}
	if err != nil {
		said.Output, said.Error = nil, failureOf(err)
	}
	return said
}
