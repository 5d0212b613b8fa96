import { type Compute, computeKey } from "../../domain/compute.ts";
import type { TableDefinition } from "../table-definition.ts";

export const computes: TableDefinition<Compute, "fleet"> = {
  name: "computes",
  keyOf: (compute) => computeKey(compute.fleetId, compute.computeName),
  orderOf: (compute) => compute.createdAt,
  indexes: { fleet: (compute) => compute.fleetId },
};
