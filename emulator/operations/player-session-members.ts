import type { PlayerSession as PlayerSessionMembers } from "@aws-sdk/client-gamelift";
import type { PlayerSession } from "../domain/player-session.ts";
import { instantMember, optionalInstantMember } from "./instant-member.ts";

/** A player session as the API shows it. **Documented** members; DnsName only where one is known (**Observed**). */
export const playerSessionMembers = (playerSession: PlayerSession): PlayerSessionMembers => ({
  PlayerSessionId: playerSession.playerSessionId,
  PlayerId: playerSession.playerId,
  GameSessionId: playerSession.gameSessionId,
  FleetId: playerSession.fleetId,
  FleetArn: playerSession.fleetArn,
  CreationTime: instantMember(playerSession.createdAt),
  TerminationTime: optionalInstantMember(playerSession.endedAt),
  Status: playerSession.status,
  IpAddress: playerSession.ipAddress,
  DnsName: playerSession.dnsName,
  Port: playerSession.port,
  PlayerData: playerSession.playerData,
});
