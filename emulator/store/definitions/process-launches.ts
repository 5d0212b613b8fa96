import { computeKey } from "../../domain/compute.ts";
import type { ProcessLaunch } from "../../domain/instance.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const processLaunches: TableDefinition<ProcessLaunch, "compute"> = {
  name: "processLaunches",
  keyOf: (launch) => launch.processId,
  orderOf: unordered,
  indexes: { compute: (launch) => computeKey(launch.fleetId, launch.computeName) },
};
