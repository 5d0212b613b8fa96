import { gameSessionArn } from "../domain/arn.ts";
import type { GameSession } from "../domain/game-session.ts";
import { instant } from "../domain/instant.ts";

/** An ACTIVE game session of fleet-1 for four players, with members that a test does not care about. */
export const testGameSession = (sequence: number, given: Partial<GameSession> = {}): GameSession => ({
  gameSessionId: gameSessionArn(
    { account: "000000000000", region: "us-east-1" },
    given.fleetId ?? "fleet-1",
    given.location ?? "us-east-1",
    `game-session-${sequence}`,
  ),
  sequence,
  fleetId: "fleet-1",
  fleetArn: "arn:aws:gamelift:us-east-1:000000000000:fleet/fleet-1",
  location: "us-east-1",
  computeName: "i-1",
  processId: `process-${sequence}`,
  gameProperties: [],
  maximumPlayerSessionCount: 4,
  playerSessionCreationPolicy: "ACCEPT_ALL",
  protectionPolicy: "NoProtection",
  status: "ACTIVE",
  currentPlayerSessionCount: 0,
  ipAddress: "127.0.0.1",
  port: 7000,
  createdAt: instant(0),
  ...given,
});
