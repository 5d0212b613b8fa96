import { z } from "zod";
import { fleetLocation, locationNames } from "../../domain/fleet-location.ts";
import type { Scope } from "../../domain/scope.ts";
import { DEFAULT_IP_ADDRESS } from "../../services/instances.ts";
import {
  setInstanceAside,
  startManagedHost as start,
  startOnInstance,
} from "../../services/managed-hosts.ts";
import type { Turn } from "../../services/turn.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Hands out what an instance of a managed fleet gives to a server process that it starts: an identity and a token.
 *
 * With `instanceId` the process is one that this instance wants, or follows one that has ended there; the answer is
 * empty when none is wanted any more. With `isOwn` the instance is set aside for a server of the user's own.
 */
export const startManagedHost = command({
  parameters: z.strictObject({
    fleetId: z.string(),
    location: z.string().optional(),
    instanceId: z.string().optional(),
    isOwn: z.boolean().default(false),
    ipAddress: z.string().default(DEFAULT_IP_ADDRESS),
    dnsName: z.string().optional(),
  }),
  run: (turn, scope, { fleetId, location, instanceId, isOwn, ipAddress, dnsName }) => {
    const address = { ipAddress, dnsName };
    if (instanceId !== undefined) {
      return { ...startOnInstance(turn, scope, fleetId, instanceId, address) };
    }
    const { fleet, place } = placeIn(turn, scope, fleetId, location);
    const serve = isOwn ? setInstanceAside : start;
    return { ...serve(turn, scope, fleet, place, address) };
  },
});

function placeIn(turn: Turn, scope: Scope, fleetId: string, location: string | undefined) {
  const fleet = turn.tables(scope).fleets.get(fleetId);
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
  return { fleet, place };
}
