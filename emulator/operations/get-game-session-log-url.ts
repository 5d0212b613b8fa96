import type { GetGameSessionLogUrlInput, GetGameSessionLogUrlOutput } from "@aws-sdk/client-gamelift";
import { gameSessionLogPath } from "../services/game-session-access.ts";
import { operation } from "./operation.ts";

/**
 * Where the logs of a game session are, once its process has exited; see game-session-logs-route.ts. **Documented**: not
 * for Anywhere fleets, good for 15 minutes.
 */
export const getGameSessionLogUrl = operation<GetGameSessionLogUrlInput, GetGameSessionLogUrlOutput>(
  (turn, { scope, input, apiUrl }) => ({
    PreSignedUrl: apiUrl() + gameSessionLogPath(turn, scope, input.GameSessionId),
  }),
);
