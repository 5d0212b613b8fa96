package main

import (
	"net"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/gamelift"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/smithy-go/middleware"
)

// The fleet manager's own limits for one attempt and for opening a connection.
const (
	requestTimeout = 30 * time.Second
	dialTimeout    = 15 * time.Second
)

type settings struct {
	region          string
	accessKey       string
	secretAccessKey string
}

type clients struct {
	gameLift *gamelift.Client
	sqs      *sqs.Client
}

// newClients sets region, static credentials and HTTP client and nothing else that matters: neither an endpoint nor
// a source of settings nor a retryer. What is added only counts.
func newClients(settings settings) clients {
	configuration := aws.Config{
		Region:      settings.region,
		Credentials: credentials.NewStaticCredentialsProvider(settings.accessKey, settings.secretAccessKey, ""),
		HTTPClient: awshttp.NewBuildableClient().
			WithTimeout(requestTimeout).
			WithDialerOptions(func(dialer *net.Dialer) { dialer.Timeout = dialTimeout }),
		APIOptions: []func(*middleware.Stack) error{addAttemptCounter},
	}
	return clients{gameLift: gamelift.NewFromConfig(configuration), sqs: sqs.NewFromConfig(configuration)}
}
