import type { StopGameSessionPlacementInput, StopGameSessionPlacementOutput } from "@aws-sdk/client-gamelift";
import { stopPlacement } from "../services/placing.ts";
import { gameSessionPlacementMembers } from "./game-session-placement-members.ts";
import { operation } from "./operation.ts";

/** Cancels a waiting placement. **Documented**: refused once a game session was made for it. */
export const stopGameSessionPlacement = operation<
  StopGameSessionPlacementInput,
  StopGameSessionPlacementOutput
>((turn, { scope, input }) => ({
  GameSessionPlacement: gameSessionPlacementMembers(stopPlacement(turn, scope, input.PlacementId)),
}));
