import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A game server's connection stays open, and nothing comes or goes on it any more: a machine that froze, a route that is
 * gone. **Observed**: Go notices it by two requests in a row without an answer, C# by a ping. GameLift does not notice it
 * before the connection is cut; the clock does not wait for such a socket.
 */
export const halfOpenSocket = faultDefinition({
  seam: "process.out",
  meaning:
    "From an answer or a push on nothing is read from a game server's socket and nothing written to it; its connection stays open, and is cut after `atMostMs`.",
  healing:
    "The SDK opens another socket when it misses an answer, or when the connection is cut; what was lost stays lost.",
  seen: "The game session that the game server was not told of is given up after the activation limit, and players are told the address of the next process.",
  healsIn: "machine",
  settings: z.strictObject({ atMostMs: z.number().int().positive().max(600_000).default(60_000) }),
  examples: [{ atMostMs: 50 }],
  outcome: ({ atMostMs }) => ({ kind: "half-open", atMostMs }),
});
