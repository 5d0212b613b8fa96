// Command go-current is a GameLift client with the newest AWS SDK for Go, which knows every operation. Where it goes is
// told by its environment: ENDPOINT and REGION.
//
// It takes calls as lines of JSON on its standard input and answers each, in their order, with a line on its standard
// output. It ends with its input, so it never outlives the program that started it.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/gamelift"
)

const (
	// longestLine has room for a script's archive.
	longestLine = 16 << 20
	callLimit   = 30 * time.Second
)

// request is one call. Input has the members of the operation's input, spelled as AWS does.
type request struct {
	Id        int             `json:"id"`
	Operation string          `json:"operation"`
	Input     json.RawMessage `json:"input"`
}

// answer is what came of a call: one of Output, Error and Failed.
type answer struct {
	Id     int      `json:"id"`
	Output any      `json:"output,omitempty"`
	Error  *refusal `json:"error,omitempty"`
	// Failed says why the service was not asked, or did not answer in a form that the SDK understands.
	Failed string `json:"failed,omitempty"`
}

func main() {
	client := newClient(os.Getenv("ENDPOINT"), os.Getenv("REGION"))
	output := json.NewEncoder(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			end(fmt.Errorf("not a call: %w: %s", err, lines.Text()))
		}
		if err := output.Encode(perform(client, asked)); err != nil {
			end(fmt.Errorf("an answer could not be written: %w", err))
		}
	}
	if err := lines.Err(); err != nil {
		end(fmt.Errorf("the calls could not be read: %w", err))
	}
}

func newClient(endpoint, region string) *gamelift.Client {
	return gamelift.New(gamelift.Options{
		BaseEndpoint: aws.String(endpoint),
		Region:       region,
		Credentials:  credentials.NewStaticCredentialsProvider("AKIDWINDTUNNEL", "windtunnel", ""),
		// What is answered is compared: a second attempt would hide the first.
		Retryer: aws.NopRetryer{},
	})
}

func perform(client *gamelift.Client, asked request) answer {
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	output, err := call(ctx, client, asked.Operation, asked.Input)
	if err == nil {
		return answer{Id: asked.Id, Output: output}
	}
	if refused := refusalOf(err); refused != nil {
		return answer{Id: asked.Id, Error: refused}
	}
	return answer{Id: asked.Id, Failed: err.Error()}
}

func end(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
