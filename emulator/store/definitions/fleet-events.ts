import type { FleetEvent } from "../../domain/fleet-event.ts";
import type { TableDefinition } from "../table-definition.ts";

export const fleetEvents: TableDefinition<FleetEvent, "fleet"> = {
  name: "fleetEvents",
  keyOf: (event) => event.eventId,
  orderOf: (event) => event.sequence,
  indexes: { fleet: (event) => event.fleetId },
};
