import type { GameSessionPlacement, PlacedPlayerSession, PlayerLatency } from "@aws-sdk/client-gamelift";
import type { Placement } from "../domain/placement.ts";
import { gamePropertyMembers } from "./game-property-members.ts";
import { instantMember, optionalInstantMember } from "./instant-member.ts";

/**
 * A placement as the API shows it.
 *
 * **Documented**: which member is there in which state; the game session's members may change with each attempt until
 * the placement is FULFILLED. **Assumed**: what the caller did not give is left out.
 */
export function gameSessionPlacementMembers(placement: Placement): GameSessionPlacement {
  const { gameProperties, placed } = placement;
  return {
    PlacementId: placement.placementId,
    GameSessionQueueName: placement.queueName,
    Status: placement.status,
    GameProperties: gameProperties === undefined ? undefined : gamePropertyMembers(gameProperties),
    MaximumPlayerSessionCount: placement.maximumPlayerSessionCount,
    GameSessionName: placement.gameSessionName,
    GameSessionId: placed?.gameSessionId,
    GameSessionArn: placed?.gameSessionId,
    GameSessionRegion: placed?.region,
    PlayerLatencies: latencyMembers(placement),
    PriorityConfigurationOverride: placement.priorityOverride && {
      LocationOrder: [...placement.priorityOverride.locationOrder],
      PlacementFallbackStrategy: placement.priorityOverride.fallbackStrategy,
    },
    StartTime: instantMember(placement.startedAt),
    EndTime: optionalInstantMember(placement.endedAt),
    IpAddress: placed?.ipAddress,
    DnsName: placed?.dnsName,
    Port: placed?.port,
    PlacedPlayerSessions: placedPlayerSessionMembers(placement),
    GameSessionData: placement.gameSessionData,
  };
}

const latencyMembers = ({ playerLatencies }: Placement): PlayerLatency[] | undefined =>
  playerLatencies?.map((latency) => ({
    PlayerId: latency.playerId,
    RegionIdentifier: latency.regionIdentifier,
    LatencyInMilliseconds: latency.latencyInMilliseconds,
  }));

/** Only when players were asked for: an empty list says nothing. */
function placedPlayerSessionMembers({
  placedPlayerSessions = [],
}: Placement): PlacedPlayerSession[] | undefined {
  if (placedPlayerSessions.length === 0) return undefined;
  return placedPlayerSessions.map((seat) => ({
    PlayerId: seat.playerId,
    PlayerSessionId: seat.playerSessionId,
  }));
}
