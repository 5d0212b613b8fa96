import type { CustomLocation } from "../../domain/location.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const locations: TableDefinition<CustomLocation, never> = {
  name: "locations",
  keyOf: (location) => location.locationName,
  orderOf: unordered,
  indexes: {},
};
