import { connectToGame, SeatRefused } from "../../game-client.ts";
import type { Entrance, PlayerEntrance, PlayerSeat } from "./player-entrance.ts";

/** Wall milliseconds that a player waits for the answer to their first message. */
const ANSWER_LIMIT_MS = 5_000;

/** Players who speak the bench's own game protocol; see simulated-server/game-protocol.ts. */
export const websocketPlayers = ({ isTry }: { readonly isTry: boolean }): PlayerEntrance => ({
  isTry,
  tellsRefusals: true,
  patienceSeconds: undefined,
  enter,
  lastOutput: () => "",
});

async function enter({ ipAddress, port, playerSessionId }: PlayerSeat): Promise<Entrance> {
  try {
    const connection = await connectToGame(
      { ipAddress, port, sessionId: playerSessionId },
      { withinMs: ANSWER_LIMIT_MS },
    );
    const leave = async () => {
      // A server that does not answer sees the connection end: that is leaving, too.
      await connection.leave().catch(() => undefined);
    };
    return { kind: "entered", visit: { leave, cut: () => connection.cut() } };
  } catch (error) {
    if (error instanceof SeatRefused) return { kind: "refused", reason: error.reason };
    return { kind: "not understood", problem: (error as Error).message };
  }
}
