import { placeKey } from "../../domain/location-usage.ts";
import type { AwaitedExit } from "../../domain/process-exit.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const awaitedExits: TableDefinition<AwaitedExit, "place"> = {
  name: "awaitedExits",
  keyOf: (exit) => exit.processId,
  orderOf: unordered,
  indexes: { place: (exit) => placeKey(exit.fleetId, exit.location) },
};
