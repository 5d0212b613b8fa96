import { type Compute, computeKey } from "../../domain/compute.ts";
import type { TableDefinition } from "../table-definition.ts";

export const computes: TableDefinition<Compute, "fleet" | "fleetLocation"> = {
  name: "computes",
  keyOf: (compute) => computeKey(compute.fleetId, compute.computeName),
  orderOf: (compute) => compute.sequence,
  indexes: {
    fleet: (compute) => compute.fleetId,
    fleetLocation: (compute) => `${compute.fleetId}/${compute.location}`,
  },
};
