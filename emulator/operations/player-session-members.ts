import type { PlayerSession as PlayerSessionMembers } from "@aws-sdk/client-gamelift";
import type { PlayerSession } from "../domain/player-session.ts";
import { gameSessionOf } from "../services/player-session-listing.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { instantMember, optionalInstantMember } from "./instant-member.ts";

/** A player session as the API shows it. **Documented** members. **Observed**: DnsName only where one is known. */
export const playerSessionMembers =
  (tables: ScopedTables) =>
  (playerSession: PlayerSession): PlayerSessionMembers => {
    const gameSession = gameSessionOf(tables, playerSession);
    return {
      PlayerSessionId: playerSession.playerSessionId,
      PlayerId: playerSession.playerId,
      GameSessionId: playerSession.gameSessionId,
      FleetId: playerSession.fleetId,
      FleetArn: gameSession.fleetArn,
      CreationTime: instantMember(playerSession.createdAt),
      TerminationTime: optionalInstantMember(playerSession.endedAt),
      Status: playerSession.status,
      IpAddress: gameSession.ipAddress,
      DnsName: gameSession.dnsName,
      Port: gameSession.port,
      PlayerData: playerSession.playerData,
    };
  };
