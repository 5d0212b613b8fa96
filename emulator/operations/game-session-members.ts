import type { GameSession as GameSessionMembers } from "@aws-sdk/client-gamelift";
import type { GameSession } from "../domain/game-session.ts";
import { gamePropertyMembers } from "./game-property-members.ts";
import { instantMember, optionalInstantMember } from "./instant-member.ts";

/**
 * A game session as the API shows it.
 *
 * **Observed** (an answer for an Anywhere fleet; the fleet manager, which reads them without asking): address, port,
 * count, location and the list of properties are there in every state. DnsName only where one is known.
 */
export const gameSessionMembers = (gameSession: GameSession): GameSessionMembers => ({
  GameSessionId: gameSession.gameSessionId,
  Name: gameSession.name,
  FleetId: gameSession.fleetId,
  FleetArn: gameSession.fleetArn,
  CreationTime: instantMember(gameSession.createdAt),
  TerminationTime: optionalInstantMember(gameSession.endedAt),
  CurrentPlayerSessionCount: gameSession.currentPlayerSessionCount,
  MaximumPlayerSessionCount: gameSession.maximumPlayerSessionCount,
  Status: gameSession.status,
  StatusReason: gameSession.statusReason,
  GameProperties: gamePropertyMembers(gameSession.gameProperties),
  IpAddress: gameSession.ipAddress,
  DnsName: gameSession.dnsName,
  Port: gameSession.port,
  PlayerSessionCreationPolicy: gameSession.playerSessionCreationPolicy,
  CreatorId: gameSession.creatorId,
  GameSessionData: gameSession.gameSessionData,
  Location: gameSession.location,
  ComputeName: gameSession.computeName,
});
