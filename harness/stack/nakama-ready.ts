/**
 * Waits until a Nakama serves players.
 *
 * **Observed** (Nakama 3.40, server/api.go): its HTTP listener and the gRPC one behind it are opened side by side, each on
 * a goroutine of its own. `/` is answered by the first alone, so that it answers 200 while every sign-in is refused, "dial
 * tcp …: connect: connection refused"; `/healthcheck` goes through both, as a sign-in does. It is asked only once the gRPC
 * port listens: a connection between the two that failed is not tried again for a second.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { until } from "./until.ts";

export interface NakamaReadiness {
  readonly name: string;
  readonly baseUrl: string;
  readonly grpcPort: number;
  /** Milliseconds of wall time. */
  readonly withinMs: number;
  /** Names a reason to wait no longer. */
  readonly giveUp: () => string | undefined;
}

const LOOK_LIMIT_MS = 2_000;

/** @throws Error with what was last seen when it is not ready in time, or `giveUp` has named a reason. */
export async function nakamaReady({
  name,
  baseUrl,
  grpcPort,
  withinMs,
  giveUp,
}: NakamaReadiness): Promise<void> {
  const what = `${name} is ready`;
  const startedAt = performance.now();
  await until({ what, withinMs, giveUp, look: () => listens(grpcPort) });
  await until({
    what,
    withinMs: Math.max(0, withinMs - (performance.now() - startedAt)),
    giveUp,
    look: async () => {
      const url = `${baseUrl}/healthcheck`;
      const response = await fetch(url, { signal: AbortSignal.timeout(LOOK_LIMIT_MS) });
      return response.status === 200 || `status ${response.status} of ${url}: ${await response.text()}`;
    },
  });
}

/** @throws the socket's own error where nobody listens. */
async function listens(port: number): Promise<true> {
  const socket = connect({ host: "127.0.0.1", port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(LOOK_LIMIT_MS) });
    return true;
  } finally {
    socket.destroy();
  }
}
