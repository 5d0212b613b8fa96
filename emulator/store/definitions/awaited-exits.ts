import { computeKey } from "../../domain/compute.ts";
import type { AwaitedExit } from "../../domain/process-exit.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const awaitedExits: TableDefinition<AwaitedExit, "compute"> = {
  name: "awaitedExits",
  keyOf: (exit) => exit.processId,
  orderOf: unordered,
  indexes: { compute: (exit) => computeKey(exit.fleetId, exit.computeName) },
};
