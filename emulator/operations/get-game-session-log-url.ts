import type { GetGameSessionLogUrlInput, GetGameSessionLogUrlOutput } from "@aws-sdk/client-gamelift";
import { gameSessionLogPath } from "../services/game-session-access.ts";
import { operation } from "./operation.ts";

/**
 * Where the logs of a game session would be. Basic: the emulator keeps none, and its URL answers that it has none; it
 * does not expire after 15 minutes. **Documented**: not for Anywhere fleets.
 */
export const getGameSessionLogUrl = operation<GetGameSessionLogUrlInput, GetGameSessionLogUrlOutput>(
  (turn, { scope, input, apiUrl }) => ({
    PreSignedUrl: apiUrl() + gameSessionLogPath(turn, scope, input.GameSessionId),
  }),
);
