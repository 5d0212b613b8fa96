import {
  hasFreeSlot,
  type Instance,
  instanceKey,
  starterOf,
  wantedProcessCount,
} from "../../domain/instance.ts";
import { placeKey } from "../../domain/location-usage.ts";
import { dependingOn, type TableDefinition } from "../table-definition.ts";

export const instances: TableDefinition<Instance, "fleet" | "place" | "serving" | "free" | "wanting"> = {
  name: "instances",
  keyOf: instanceKey,
  orderOf: (instance) => instance.sequence,
  indexes: {
    fleet: (instance) => instance.fleetId,
    place: dependingOn(["fleetId", "location"], (instance) => placeKey(instance.fleetId, instance.location)),
    serving: dependingOn(["status", "fleetId", "location"], (instance) =>
      instance.status === "TERMINATING" ? undefined : placeKey(instance.fleetId, instance.location),
    ),
    free: (instance) =>
      instance.filledBy === "commands" && hasFreeSlot(instance)
        ? placeKey(instance.fleetId, instance.location)
        : undefined,
    wanting: (instance) => (wantedProcessCount(instance) > 0 ? starterOf(instance) : undefined),
  },
};
