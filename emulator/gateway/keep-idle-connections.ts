import type { Server } from "node:http";

/** Far longer than the 90 s after which Go's clients drop an idle connection themselves. In milliseconds. */
const idleConnectionMilliseconds = 600_000;

/**
 * Makes an HTTP server keep idle connections longer than its clients do, so that the client is always the one who
 * closes.
 *
 * **Observed** (defect D15 of the fleet manager, which we would cause): when the server closes an idle connection at
 * the moment a Go client writes a request into it, the AWS SDK cannot know whether the request was acted on and repeats
 * it: a StartGameSessionPlacement then reaches GameLift twice. Node closes after 5 s, Go after 90 s. Measured with a Go
 * client and these limits: reused after 6, 61 and 85 s, opened anew by Go after 95 s, nothing repeated. The limits on
 * headers and on whole requests count also for a connection that has sent nothing yet, and Go opens such spare ones.
 */
export function keepIdleConnections(server: Server): void {
  server.keepAliveTimeout = idleConnectionMilliseconds;
  server.headersTimeout = idleConnectionMilliseconds;
  server.requestTimeout = idleConnectionMilliseconds;
  server.timeout = 0;
  server.maxRequestsPerSocket = 0;
}
