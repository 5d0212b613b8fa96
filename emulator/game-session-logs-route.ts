import type { IncomingMessage, ServerResponse } from "node:http";
import { GAME_SESSION_LOGS_PATH } from "./services/game-session-access.ts";

/** Tells who follows a URL of GetGameSessionLogUrl that there is nothing behind it; false for any other request. */
export function answerGameSessionLogs(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url?.startsWith(`${GAME_SESSION_LOGS_PATH}/`) !== true) return false;
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(
    "This emulator keeps no log files of game sessions; look where the game server writes its own.\n",
  );
  return true;
}
