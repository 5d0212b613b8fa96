import type { GameSession as ApiGameSession } from "@aws-sdk/client-gamelift";

/** A game session with member names as the harness writes them: `gameSessionId`, `currentPlayerSessionCount`, … */
export type GameSessionView = {
  readonly [Name in keyof ApiGameSession as Uncapitalize<Name>]: ApiGameSession[Name];
};
