import { type LocationUsage, placeKey } from "../../domain/location-usage.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const locationUsages: TableDefinition<LocationUsage, "fleet"> = {
  name: "locationUsages",
  keyOf: (usage) => placeKey(usage.fleetId, usage.location),
  orderOf: unordered,
  indexes: { fleet: (usage) => usage.fleetId },
};
