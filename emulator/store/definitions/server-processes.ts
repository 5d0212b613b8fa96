import { computeKey } from "../../domain/compute.ts";
import { isPlaceable, type ServerProcess, situationOf } from "../../domain/server-process.ts";
import type { TableDefinition } from "../table-definition.ts";

export const serverProcesses: TableDefinition<
  ServerProcess,
  "placeable" | "living" | "situation" | "compute" | "livingOnCompute"
> = {
  name: "serverProcesses",
  keyOf: (process) => process.processId,
  orderOf: (process) => process.sequence,
  indexes: {
    placeable: (process) => (isPlaceable(process) ? `${process.fleetId}/${process.location}` : undefined),
    living: (process) =>
      process.status === "TERMINATED" ? undefined : `${process.fleetId}/${process.location}`,
    situation: (process) => {
      const situation = situationOf(process);
      return situation && `${process.fleetId}/${process.location}/${situation}`;
    },
    compute: (process) => computeKey(process.fleetId, process.computeName),
    livingOnCompute: (process) =>
      process.status === "TERMINATED" ? undefined : computeKey(process.fleetId, process.computeName),
  },
};
