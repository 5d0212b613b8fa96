import type { CustomLocation } from "../../domain/location.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const locations: TableDefinition<CustomLocation, "all"> = {
  name: "locations",
  keyOf: (location) => location.locationName,
  orderOf: (location) => location.sequence,
  indexes: { all: inOneBucket },
};
