import { z } from "zod";
import { AUTH_TOKEN_LIFE_SECONDS } from "../../domain/compute.ts";
import { fleetLocation, locationNames } from "../../domain/fleet-location.ts";
import { plusSeconds } from "../../domain/instant.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Hands out what an instance host of a managed fleet would give to a new server process: an identity and a token.
 *
 * **Documented**: the five GAMELIFT_SDK_* values. **Assumed**: one instance for each process.
 */
export const startManagedHost = command({
  parameters: z.strictObject({
    fleetId: z.string(),
    location: z.string().optional(),
    ipAddress: z.string().default("127.0.0.1"),
    dnsName: z.string().optional(),
  }),
  run: (turn, scope, { fleetId, location, ipAddress, dnsName }) => {
    const { fleets, computes, authTokens } = turn.tables(scope);
    const fleet = fleets.get(fleetId);
    if (fleet === undefined) throw new CommandRefused(404, `Fleet ${fleetId} does not exist.`);
    if (fleet.computeType !== "EC2") {
      throw new CommandRefused(
        400,
        `Fleet ${fleetId} is an Anywhere fleet: register its computes with RegisterCompute.`,
      );
    }
    const place = location ?? fleet.locations[0]?.location ?? scope.region;
    if (fleetLocation(fleet, place) === undefined) {
      throw new CommandRefused(
        400,
        `Fleet ${fleetId} has no location ${place}; it has ${locationNames(fleet).join(", ")}.`,
      );
    }
    const computeName = `i-${turn.uuid("instance", fleetId).replaceAll("-", "").slice(0, 17)}`;
    computes.put({
      computeName,
      sequence: turn.nextSequence(),
      fleetId,
      fleetArn: fleet.fleetArn,
      location: place,
      ipAddress,
      ...(dnsName === undefined ? {} : { dnsName }),
      createdAt: turn.now,
    });
    const token = turn.uuid("auth-token", fleetId);
    const expiresAt = plusSeconds(turn.timeOf("real"), AUTH_TOKEN_LIFE_SECONDS);
    authTokens.put({ token, fleetId, computeName, expiresAt });
    return {
      processId: turn.uuid("process", fleetId),
      fleetId,
      computeName,
      location: place,
      authToken: token,
    };
  },
});
