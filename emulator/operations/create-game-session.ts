import type { CreateGameSessionInput, CreateGameSessionOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import { givenMembers } from "../domain/given-members.ts";
import { createGameSession as create } from "../services/create-game-session.ts";
import type { Checked } from "./checked.ts";
import { givenGameProperties } from "./game-property-members.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";
import { selectedFleet } from "./selected-fleet.ts";

/** Starts a game session on a fleet directly. **Documented**: members, errors, idempotency. */
export const createGameSession = operation<CreateGameSessionInput, CreateGameSessionOutput>(
  (turn, { scope, input }) => {
    const fleet = selectedFleet(turn, scope, input);
    const asked = {
      ...givenMembers({
        location: input.Location,
        name: input.Name,
        creatorId: input.CreatorId,
        gameSessionData: input.GameSessionData,
        gameProperties: givenGameProperties(input.GameProperties),
      }),
      maximumPlayerSessionCount: input.MaximumPlayerSessionCount,
    };
    return { GameSession: gameSessionMembers(create(turn, scope, fleet, asked, tokenOf(input))) };
  },
);

/** **Documented**: GameSessionId is the deprecated name of IdempotencyToken. **Assumed**: two that differ are refused. */
function tokenOf({ IdempotencyToken, GameSessionId }: Checked<CreateGameSessionInput>): string | undefined {
  if (IdempotencyToken !== undefined && GameSessionId !== undefined && IdempotencyToken !== GameSessionId) {
    throw invalidRequest("GameSessionId is the deprecated name of IdempotencyToken; the two given differ.");
  }
  return IdempotencyToken ?? GameSessionId;
}
