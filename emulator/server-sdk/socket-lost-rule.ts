import type { SocketLostInput } from "../runtime/input.ts";
import { findProcess } from "../services/find.ts";
import { socketLost } from "../services/processes.ts";
import type { Turn } from "../services/turn.ts";

/** A game server's socket is gone. Its process lives on; one that nobody knows any more is no matter. */
export function loseSocket(turn: Turn, input: SocketLostInput): undefined {
  const found = findProcess(turn, input.processId);
  if (found !== undefined) socketLost(turn, found.scope, input.processId, input.connectionId);
  return undefined;
}
