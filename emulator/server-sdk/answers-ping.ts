import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";

/** Longer than any server takes that is still alive. */
export const PING_LIMIT_MS = 10_000;

/**
 * Resolves with true when the socket has answered a ping sent now, with false when it does not in time. One that is gone
 * or going has nothing more to say.
 */
export function answersPing(socket: WebSocket, wall: Wall): Promise<boolean> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve(true);
  return new Promise((resolve) => {
    const mark = randomUUID();
    const end = (isAnswered: boolean) => {
      cancelLimit();
      socket.off("pong", ponged);
      socket.off("close", closed);
      resolve(isAnswered);
    };
    const ponged = (data: Buffer) => {
      if (data.toString() === mark) end(true);
    };
    const closed = () => end(true);
    const cancelLimit = wall.after(PING_LIMIT_MS, () => end(false));
    socket.on("pong", ponged);
    socket.on("close", closed);
    socket.ping(mark);
  });
}
