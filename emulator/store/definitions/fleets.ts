import type { Fleet } from "../../domain/fleet.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const fleets: TableDefinition<Fleet, "all"> = {
  name: "fleets",
  keyOf: (fleet) => fleet.fleetId,
  orderOf: (fleet) => fleet.sequence,
  indexes: { all: inOneBucket },
};
