import { z } from "zod";
import { fleetLocation, locationNames } from "../../domain/fleet-location.ts";
import type { Scope } from "../../domain/scope.ts";
import { DEFAULT_IP_ADDRESS } from "../../services/instances.ts";
import {
  type HostFacts,
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
 * `watchesExits`: this host says `process-exited` of each process that it starts, also after ProcessEnding, and kills one
 * when an effect of the core tells it to. `isSimulated`: the process lives in GameLift's time from its start on.
 */
export const startManagedHost = command({
  parameters: z.strictObject({
    fleetId: z.string(),
    location: z.string().optional(),
    instanceId: z.string().optional(),
    isOwn: z.boolean().default(false),
    ipAddress: z.string().default(DEFAULT_IP_ADDRESS),
    dnsName: z.string().optional(),
    watchesExits: z.boolean().default(false),
    isSimulated: z.boolean().default(false),
  }),
  run: (turn, scope, { fleetId, location, instanceId, isOwn, ...facts }) => {
    const { ipAddress, dnsName, watchesExits, isSimulated } = facts;
    // Before it has said what it is a process counts as real.
    const livenessBase = isSimulated ? "clock" : "real";
    const host: HostFacts = { ipAddress, dnsName, watchesExits, livenessBase };
    if (instanceId !== undefined) {
      return { ...startOnInstance(turn, scope, fleetId, instanceId, host) };
    }
    const { fleet, place } = placeIn(turn, scope, fleetId, location);
    const serve = isOwn ? setInstanceAside : start;
    return { ...serve(turn, scope, fleet, place, host) };
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
