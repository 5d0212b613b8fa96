import type { DesiredPlayerSession, PlayerLatency } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Placement } from "../domain/placement.ts";
import type { Checked } from "./checked.ts";

/**
 * The latencies of a placement request; undefined when none were given.
 *
 * **Assumed**: the model requires no member of them, but half a report says nothing, and is refused.
 *
 * @throws ApiError InvalidRequestException.
 */
export const givenPlayerLatencies = (
  members: readonly Checked<PlayerLatency>[] | undefined,
): Placement["playerLatencies"] =>
  members?.map(({ PlayerId, RegionIdentifier, LatencyInMilliseconds }) => {
    if (PlayerId === undefined || RegionIdentifier === undefined || LatencyInMilliseconds === undefined) {
      throw invalidRequest(
        "Each of PlayerLatencies needs PlayerId, RegionIdentifier and LatencyInMilliseconds.",
      );
    }
    return {
      playerId: PlayerId,
      regionIdentifier: RegionIdentifier,
      latencyInMilliseconds: LatencyInMilliseconds,
    };
  });

/**
 * The players for whom a placement is to reserve seats.
 *
 * **Assumed**: one without PlayerId, which the model allows, is refused.
 *
 * @throws ApiError InvalidRequestException.
 */
export const givenDesiredPlayerSessions = (
  members: readonly Checked<DesiredPlayerSession>[] = [],
): Placement["desiredPlayerSessions"] =>
  members.map(({ PlayerId, PlayerData }) => {
    if (PlayerId === undefined) throw invalidRequest("Each of DesiredPlayerSessions needs a PlayerId.");
    return { ...givenMembers({ playerData: PlayerData }), playerId: PlayerId };
  });
