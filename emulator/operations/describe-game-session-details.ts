import type {
  DescribeGameSessionDetailsInput,
  DescribeGameSessionDetailsOutput,
} from "@aws-sdk/client-gamelift";
import { describedGameSessions } from "./described-game-sessions.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";

/** Game sessions as DescribeGameSessions gives them, with their protection. **Documented**: shown nowhere else. */
export const describeGameSessionDetails = operation<
  DescribeGameSessionDetailsInput,
  DescribeGameSessionDetailsOutput
>((turn, { scope, input }) => {
  const { items, nextToken } = describedGameSessions(turn, scope, "DescribeGameSessionDetails", input);
  return {
    GameSessionDetails: items.map((gameSession) => ({
      GameSession: gameSessionMembers(gameSession),
      ProtectionPolicy: gameSession.protectionPolicy,
    })),
    NextToken: nextToken,
  };
});
