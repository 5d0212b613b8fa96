import type { TerminateGameSessionInput, TerminateGameSessionOutput } from "@aws-sdk/client-gamelift";
import { terminateGameSession as terminate } from "../services/termination.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";

/** Ends a game session by asking its process, or by stopping it. **Documented**: the two modes. */
export const terminateGameSession = operation<TerminateGameSessionInput, TerminateGameSessionOutput>(
  (turn, { scope, input }) => ({
    GameSession: gameSessionMembers(terminate(turn, scope, input.GameSessionId, input.TerminationMode)),
  }),
);
