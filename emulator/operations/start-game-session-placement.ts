import type {
  StartGameSessionPlacementInput,
  StartGameSessionPlacementOutput,
} from "@aws-sdk/client-gamelift";
import { givenMembers } from "../domain/given-members.ts";
import { startPlacement } from "../services/placing.ts";
import { givenGameProperties } from "./game-property-members.ts";
import { gameSessionPlacementMembers } from "./game-session-placement-members.ts";
import { givenDesiredPlayerSessions, givenPlayerLatencies } from "./given-players.ts";
import { operation } from "./operation.ts";

/** Asks a queue for a game session. **Documented**: members and limits. **Assumed**: the answer is PENDING always. */
export const startGameSessionPlacement = operation<
  StartGameSessionPlacementInput,
  StartGameSessionPlacementOutput
>((turn, { scope, callId, input }) => {
  const override = input.PriorityConfigurationOverride;
  const placement = startPlacement(turn, scope, {
    ...givenMembers({
      gameProperties: givenGameProperties(input.GameProperties),
      gameSessionName: input.GameSessionName,
      gameSessionData: input.GameSessionData,
      playerLatencies: givenPlayerLatencies(input.PlayerLatencies),
      priorityOverride: override && {
        locationOrder: override.LocationOrder,
        ...givenMembers({ fallbackStrategy: override.PlacementFallbackStrategy }),
      },
    }),
    placementId: input.PlacementId,
    startCallId: callId,
    queue: input.GameSessionQueueName,
    maximumPlayerSessionCount: input.MaximumPlayerSessionCount,
    desiredPlayerSessions: givenDesiredPlayerSessions(input.DesiredPlayerSessions),
  });
  return { GameSessionPlacement: gameSessionPlacementMembers(placement) };
});
