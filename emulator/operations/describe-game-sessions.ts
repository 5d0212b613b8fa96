import type { DescribeGameSessionsInput, DescribeGameSessionsOutput } from "@aws-sdk/client-gamelift";
import { describedGameSessions } from "./described-game-sessions.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";

/** Game sessions of a fleet, or one by its id. **Documented**: selectors and filters. */
export const describeGameSessions = operation<DescribeGameSessionsInput, DescribeGameSessionsOutput>(
  (turn, { scope, input }) => {
    const { items, nextToken } = describedGameSessions(turn, scope, "DescribeGameSessions", input);
    return { GameSessions: items.map(gameSessionMembers), NextToken: nextToken };
  },
);
