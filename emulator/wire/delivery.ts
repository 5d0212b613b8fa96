/**
 * Sends answers and finds out what became of each: handed to the operating system, or lost with its connection.
 *
 * **Observed** in Node 24: `finish` is emitted from the write's callback, and also when that callback reports a
 * failure or the socket was destroyed with the answer still in it; a response queued behind another one on the same
 * connection (pipelining) gets no `close`. Hence the question to the socket at `finish`, and the watch on the socket.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Answer } from "./answer.ts";

/** flushed: the operating system took the last byte. lost: the connection was gone before. */
export type DeliveryOutcome = "flushed" | "lost";

export type Deliver = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  /** Called exactly once. */
  settled: (outcome: DeliveryOutcome) => void,
) => void;

/** A sender with a watch of its own over the sockets it is handed. */
export function createDelivery(): Deliver {
  const openBySocket = new WeakMap<Socket, Set<() => void>>();

  const openAnswers = (socket: Socket): Set<() => void> => {
    const known = openBySocket.get(socket);
    if (known !== undefined) return known;
    const open = new Set<() => void>();
    openBySocket.set(socket, open);
    socket.once("close", () => {
      for (const lose of open) lose();
    });
    return open;
  };

  return (request, response, answer, settled) => {
    const { socket } = request;
    if (socket.destroyed) {
      settled("lost");
      return;
    }
    const open = openAnswers(socket);
    const settle = (outcome: DeliveryOutcome) => {
      if (open.delete(lose)) settled(outcome);
    };
    const lose = () => settle("lost");
    open.add(lose);
    response.once("finish", () => settle(socket.destroyed || socket.errored !== null ? "lost" : "flushed"));
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  };
}
