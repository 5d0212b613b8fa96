import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type GameSession, hasEnded } from "./domain/game-session.ts";
import { judgeOrigin, type OriginJudgement } from "./origin-guard.ts";
import type { Clock } from "./runtime/clock.ts";
import { GAME_SESSION_LOGS_PATH } from "./services/game-session-access.ts";
import type { Store } from "./store/store.ts";

export interface GameSessionLogsOptions {
  readonly store: Store;
  readonly clocks: { readonly clock: Clock };
  /** The archives of game sessions whose launched processes have exited. */
  readonly archives: { archiveOf(gameSessionId: string): Promise<string | undefined> | undefined };
  readonly allowedHosts: readonly string[];
}

/** **Documented**: logs of game sessions are kept for 14 days after their end. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1_000;

interface Refusal {
  readonly statusCode: 403 | 404;
  readonly message: string;
}

/**
 * Serves what a URL of GetGameSessionLogUrl points at: a zip archive, or why there is none. False for any other request.
 *
 * **Assumed**: 403 for an expired URL and 404 for a missing archive, as S3 has them; the words are ours.
 */
export function answerGameSessionLogs(
  options: GameSessionLogsOptions,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (request.url?.startsWith(`${GAME_SESSION_LOGS_PATH}/`) !== true) return false;
  const { host, origin } = request.headers;
  const judgement: OriginJudgement = judgeOrigin({ host, origin, allowedHosts: options.allowedHosts });
  if ("refused" in judgement) refuse(response, { statusCode: 403, message: judgement.refused });
  else {
    answer(options, request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  }
  return true;
}

async function answer(
  options: GameSessionLogsOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  const gameSessionId = decoded(pathname.slice(GAME_SESSION_LOGS_PATH.length + 1));
  const now = options.clocks.clock.now();
  const refusal =
    refusalOfUrl(searchParams.get("Expires"), now) ??
    refusalOfGameSession(gameSessionOf(options.store, gameSessionId), now);
  const file = refusal === undefined ? await options.archives.archiveOf(gameSessionId) : undefined;
  if (file === undefined) {
    refuse(response, refusal ?? { statusCode: 404, message: NO_ARCHIVE });
    return;
  }
  const name = `${gameSessionId.slice(gameSessionId.lastIndexOf("/") + 1)}.zip`;
  response.writeHead(200, {
    "Content-Type": "application/zip",
    "Content-Length": (await stat(file)).size,
    "Content-Disposition": `attachment; filename="${name.replaceAll(/[^A-Za-z0-9.-]/g, "_")}"`,
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file), response);
}

/** Of text that is no encoding of anything: the text itself, which no game session is called by. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NO_ARCHIVE =
  "There are no log files of this game session: this emulator did not launch its process, or the process has not exited yet.";

function refusalOfUrl(expires: string | null, now: number): Refusal | undefined {
  const expiresAt = Number(expires ?? Number.NaN) * 1_000;
  if (now <= expiresAt) return undefined;
  const message = "This URL has expired: it is good for 15 minutes. Call GetGameSessionLogUrl again.";
  return { statusCode: 403, message };
}

function refusalOfGameSession(gameSession: GameSession | undefined, now: number): Refusal | undefined {
  if (gameSession === undefined)
    return { statusCode: 404, message: "There is no such game session, or it was forgotten." };
  const { gameSessionId, status } = gameSession;
  if (!hasEnded(gameSession)) {
    const message = `Game session ${gameSessionId} is ${status}: its logs are collected when its process has exited.`;
    return { statusCode: 404, message };
  }
  if (gameSession.endedAt !== undefined && now - gameSession.endedAt > KEPT_MS)
    return { statusCode: 404, message: `The logs of ${gameSessionId} were kept for 14 days.` };
  return undefined;
}

function gameSessionOf(store: Store, gameSessionId: string): GameSession | undefined {
  for (const { tables } of store.scopes()) {
    const found = tables.gameSessions.get(gameSessionId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuse(response: ServerResponse, { statusCode, message }: Refusal): void {
  response.writeHead(statusCode, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${message}\n`);
}
