import type { UpdateGameSessionInput, UpdateGameSessionOutput } from "@aws-sdk/client-gamelift";
import { updateGameSession as update } from "../services/update-game-session.ts";
import { givenGameProperties } from "./game-property-members.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";

/** Changes a game session. **Documented**: members and merging. **Assumed**: its server process is not told. */
export const updateGameSession = operation<UpdateGameSessionInput, UpdateGameSessionOutput>(
  (turn, { scope, input }) => ({
    GameSession: gameSessionMembers(
      update(turn, scope, input.GameSessionId, {
        maximumPlayerSessionCount: input.MaximumPlayerSessionCount,
        name: input.Name,
        playerSessionCreationPolicy: input.PlayerSessionCreationPolicy,
        protectionPolicy: input.ProtectionPolicy,
        gameProperties: givenGameProperties(input.GameProperties),
      }),
    ),
  }),
);
