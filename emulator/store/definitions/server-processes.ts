import { computeKey } from "../../domain/compute.ts";
import { isPlaceable, type ServerProcess, situationOf } from "../../domain/server-process.ts";
import { dependingOn, type TableDefinition } from "../table-definition.ts";

export const serverProcesses: TableDefinition<
  ServerProcess,
  "placeable" | "living" | "situation" | "compute" | "livingOnCompute"
> = {
  name: "serverProcesses",
  keyOf: (process) => process.processId,
  orderOf: (process) => process.sequence,
  indexes: {
    placeable: dependingOn(["status", "isHealthy", "gameSessionId", "fleetId", "location"], (process) =>
      isPlaceable(process) ? `${process.fleetId}/${process.location}` : undefined,
    ),
    living: dependingOn(["status", "fleetId", "location"], (process) =>
      process.status === "TERMINATED" ? undefined : `${process.fleetId}/${process.location}`,
    ),
    situation: dependingOn(
      ["status", "isHealthy", "gameSessionId", "unhealthyReportCount", "fleetId", "location"],
      (process) => {
        const situation = situationOf(process);
        return situation && `${process.fleetId}/${process.location}/${situation}`;
      },
    ),
    compute: dependingOn(["fleetId", "computeName"], (process) =>
      computeKey(process.fleetId, process.computeName),
    ),
    livingOnCompute: dependingOn(["status", "fleetId", "computeName"], (process) =>
      process.status === "TERMINATED" ? undefined : computeKey(process.fleetId, process.computeName),
    ),
  },
};
