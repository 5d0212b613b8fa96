import type { PlayerEntrance } from "./player-entrance.ts";

/** Until a person has typed an address, or has left. **Documented**: a seat that nobody takes lapses after 60 s. */
const PATIENCE_SECONDS = 120;

/** Players whom a person plays: they are told where to go, and GameLift sees them come. */
export const byHandPlayers = (tell: (text: string) => void): PlayerEntrance => ({
  isTry: false,
  tellsRefusals: false,
  lastOutput: () => "",
  patienceSeconds: PATIENCE_SECONDS,
  enter: async ({ ipAddress, port, playerSessionId }) => {
    tell(
      `Connect a player to ${ipAddress}:${port} with the player session id ${playerSessionId} (within 60 s)`,
    );
    return {
      kind: "entered",
      visit: {
        leave: async () => tell(`Now let that player leave (${playerSessionId})`),
        cut: () => tell(`Now break that player's connection, without a goodbye (${playerSessionId})`),
      },
    };
  },
});
