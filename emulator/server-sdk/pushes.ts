import type { GameSession } from "../domain/game-session.ts";
import type { Instant } from "../domain/instant.ts";
import type { Members } from "../runtime/input.ts";

/**
 * The push that starts a game session.
 *
 * **Observed**: no RequestId; the name is GameSessionName; properties are an object of strings (a list makes Go drop the
 * message and C++ abort); whole numbers only.
 */
export const createGameSessionPush = (gameSession: GameSession): Members => ({
  Action: "CreateGameSession",
  GameSessionId: gameSession.gameSessionId,
  GameSessionName: gameSession.name ?? "",
  GameSessionData: gameSession.gameSessionData ?? "",
  MatchmakerData: "",
  MaximumPlayerSessionCount: gameSession.maximumPlayerSessionCount,
  Port: gameSession.port,
  IpAddress: gameSession.ipAddress,
  DnsName: gameSession.dnsName ?? "",
  GameProperties: Object.fromEntries(gameSession.gameProperties.map(({ key, value }) => [key, value])),
});

/** The push that ends a process. **Observed**: the time is a whole number of epoch milliseconds. */
export const terminateProcessPush = (terminationAt: Instant): Members => ({
  Action: "TerminateProcess",
  TerminationTime: Math.floor(terminationAt),
});
