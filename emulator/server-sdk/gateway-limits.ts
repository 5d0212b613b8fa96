/**
 * The limits of the gateway in front of the real service, for who wants to know whether a game keeps them.
 *
 * **Documented** (quotas of API Gateway's WebSocket APIs): 32 KB a frame, 128 KB a message, larger ones are closed with
 * 1009; ten minutes without a message; two hours for a connection. **Assumed**: for the latter two the connection is cut
 * without a close frame, because the gateway's 1001 would strand C++ for ever, and Go with some versions of its WebSocket
 * library; a push that is too large is not sent.
 */
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";
import { FrameLengths } from "./frame-lengths.ts";

export interface GatewayLimits {
  readonly frameBytes: number;
  readonly messageBytes: number;
  readonly idleMilliseconds: number;
  readonly lifeMilliseconds: number;
}

export const gatewayLimits: GatewayLimits = {
  frameBytes: 32 * 1024,
  messageBytes: 128 * 1024,
  idleMilliseconds: 10 * 60 * 1000,
  lifeMilliseconds: 2 * 60 * 60 * 1000,
};

/** The limits that a user has chosen: none, the gateway's own, or some of them changed. */
export function chosenGatewayLimits(chosen: boolean | Partial<GatewayLimits>): GatewayLimits | undefined {
  if (typeof chosen === "boolean") return chosen ? gatewayLimits : undefined;
  return { ...gatewayLimits, ...chosen };
}

const MESSAGE_TOO_BIG = 1009;

/**
 * Holds a socket to the limits of frame, idle time and life; that of messages is the WebSocket library's.
 *
 * @param connection what the socket's bytes come from.
 * @param broken told which limit ends the socket.
 */
export function holdToGatewayLimits(
  socket: WebSocket,
  connection: Duplex,
  limits: GatewayLimits,
  wall: Wall,
  broken: (limit: string) => void,
): void {
  const lengths = new FrameLengths();
  // Before the library's own listener, so that a frame that is too large ends the socket before it is served.
  connection.prependListener("data", (bytes: Buffer) => {
    const largest = lengths.read(bytes);
    if (largest <= limits.frameBytes || socket.readyState !== socket.OPEN) return;
    broken(`a frame of ${largest} bytes; the gateway takes ${limits.frameBytes}`);
    socket.close(MESSAGE_TOO_BIG);
  });
  const cut = (limit: string) => {
    broken(limit);
    socket.terminate();
  };
  const cutIdle = () => cut(`no message for ${limits.idleMilliseconds} ms`);
  let cancelIdle = wall.after(limits.idleMilliseconds, cutIdle);
  const cancelLife = wall.after(limits.lifeMilliseconds, () => cut(`open for ${limits.lifeMilliseconds} ms`));
  socket.on("message", () => {
    cancelIdle();
    cancelIdle = wall.after(limits.idleMilliseconds, cutIdle);
  });
  socket.on("close", () => {
    cancelIdle();
    cancelLife();
  });
}
