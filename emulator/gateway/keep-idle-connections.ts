import type { Server } from "node:http";

/** Far longer than the 90 s after which Go's clients drop an idle connection themselves. In milliseconds. */
export const idleConnectionMilliseconds = 600_000;

/**
 * Makes an HTTP server keep idle connections longer than its clients do, so that the client is always the one who
 * closes.
 *
 * **Observed** (nakama.md D15): when the server closes an idle connection at the moment a Go client writes a request
 * into it, the AWS SDK cannot know whether the request was acted on and repeats it: a StartGameSessionPlacement then
 * reaches GameLift twice. Node closes after 5 s; Go keeps idle connections for 90 s. The limits on headers and on whole
 * requests count for a connection that has not sent anything yet too, and Go's transport opens such spare connections.
 */
export function keepIdleConnections(server: Server): void {
  server.keepAliveTimeout = idleConnectionMilliseconds;
  server.headersTimeout = idleConnectionMilliseconds;
  server.requestTimeout = idleConnectionMilliseconds;
  server.timeout = 0;
  server.maxRequestsPerSocket = 0;
}
