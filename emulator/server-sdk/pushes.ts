import type { GameSession } from "../domain/game-session.ts";
import type { GameSessionNews } from "../domain/game-session-news.ts";
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
  GameProperties: propertiesOf(gameSession),
});

/**
 * The push that tells of a change to the game session, which FlexMatch's results are told by.
 *
 * **Observed**: here the name is Name; UpdateReason is always there, as a text (Go dereferences it). **Assumed**: Location and
 * Status are sent, StatusReason only where there is one.
 */
export const updateGameSessionPush = (
  gameSession: GameSession,
  { updateReason, backfillTicketId, matchmakerData }: GameSessionNews,
): Members => ({
  Action: "UpdateGameSession",
  UpdateReason: updateReason,
  BackfillTicketId: backfillTicketId,
  GameSession: {
    GameSessionId: gameSession.gameSessionId,
    Name: gameSession.name ?? "",
    FleetId: gameSession.fleetId,
    Location: gameSession.location,
    Status: gameSession.status,
    ...(gameSession.statusReason === undefined ? {} : { StatusReason: gameSession.statusReason }),
    MaximumPlayerSessionCount: gameSession.maximumPlayerSessionCount,
    Port: gameSession.port,
    IpAddress: gameSession.ipAddress,
    DnsName: gameSession.dnsName ?? "",
    GameSessionData: gameSession.gameSessionData ?? "",
    MatchmakerData: matchmakerData,
    GameProperties: propertiesOf(gameSession),
  },
});

const propertiesOf = ({ gameProperties }: GameSession): { readonly [key: string]: string } =>
  Object.fromEntries(gameProperties.map(({ key, value }) => [key, value]));

/** The push that ends a process. **Observed**: the time is a whole number of epoch milliseconds. */
export const terminateProcessPush = (terminationAt: Instant): Members => ({
  Action: "TerminateProcess",
  TerminationTime: Math.floor(terminationAt),
});
