import { z } from "zod";
import { computeKey } from "../../domain/compute.ts";
import { placeKey } from "../../domain/location-usage.ts";
import type { Scope } from "../../domain/scope.ts";
import { interruptInstance as interrupt } from "../../services/interruption.ts";
import type { Turn } from "../../services/turn.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * A Spot interruption: EC2 takes an instance of a Spot fleet back, the one named or the oldest in a location (the fleet's
 * home Region unless another is named). Answers which.
 */
export const interruptInstance = command({
  parameters: z.strictObject({
    fleetId: z.string(),
    instanceId: z.string().optional(),
    location: z.string().optional(),
  }),
  run: (turn, scope, { fleetId, instanceId, location = scope.region }) => {
    const fleet = turn.tables(scope).fleets.get(fleetId);
    if (fleet === undefined) throw new CommandRefused(404, `Fleet ${fleetId} does not exist.`);
    if (fleet.fleetType !== "SPOT") {
      throw new CommandRefused(
        400,
        `Fleet ${fleetId} has no Spot instances: only those are interrupted. Create it with FleetType SPOT.`,
      );
    }
    const instance =
      instanceId === undefined
        ? oldestIn(turn, scope, fleetId, location)
        : named(turn, scope, fleetId, instanceId);
    interrupt(turn, scope, fleet, instance);
    return { instanceId: instance.instanceId };
  },
});

function named(turn: Turn, scope: Scope, fleetId: string, instanceId: string) {
  const instance = turn.tables(scope).instances.get(computeKey(fleetId, instanceId));
  if (instance === undefined)
    throw new CommandRefused(404, `Fleet ${fleetId} has no instance ${instanceId}.`);
  if (instance.status === "TERMINATING")
    throw new CommandRefused(400, `Instance ${instanceId} is TERMINATING already.`);
  return instance;
}

function oldestIn(turn: Turn, scope: Scope, fleetId: string, location: string) {
  const [oldest] = turn.tables(scope).instances.in("serving", placeKey(fleetId, location));
  if (oldest === undefined)
    throw new CommandRefused(
      404,
      `Fleet ${fleetId} has no instance in ${location} that could be interrupted.`,
    );
  return oldest;
}
