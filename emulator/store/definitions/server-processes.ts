import { computeKey } from "../../domain/compute.ts";
import { isPlaceable, type ServerProcess } from "../../domain/server-process.ts";
import type { TableDefinition } from "../table-definition.ts";

export const serverProcesses: TableDefinition<ServerProcess, "placeable" | "living" | "compute"> = {
  name: "serverProcesses",
  keyOf: (process) => process.processId,
  orderOf: (process) => process.sequence,
  indexes: {
    placeable: (process) => (isPlaceable(process) ? `${process.fleetId}/${process.location}` : undefined),
    living: (process) =>
      process.status === "TERMINATED" ? undefined : `${process.fleetId}/${process.location}`,
    compute: (process) => computeKey(process.fleetId, process.computeName),
  },
};
