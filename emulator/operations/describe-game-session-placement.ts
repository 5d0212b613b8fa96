import type {
  DescribeGameSessionPlacementInput,
  DescribeGameSessionPlacementOutput,
} from "@aws-sdk/client-gamelift";
import { placementById } from "../services/find.ts";
import { gameSessionPlacementMembers } from "./game-session-placement-members.ts";
import { operation } from "./operation.ts";

/** Shows a placement. **Assumed**: finished ones stay readable for as long as the emulator runs. */
export const describeGameSessionPlacement = operation<
  DescribeGameSessionPlacementInput,
  DescribeGameSessionPlacementOutput
>((turn, { scope, input }) => ({
  GameSessionPlacement: gameSessionPlacementMembers(placementById(turn, scope, input.PlacementId)),
}));
