import type { Fleet } from "../../domain/fleet.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const fleets: TableDefinition<Fleet, "all" | "managed" | "build" | "script"> = {
  name: "fleets",
  keyOf: (fleet) => fleet.fleetId,
  orderOf: (fleet) => fleet.sequence,
  indexes: {
    all: inOneBucket,
    managed: (fleet) => (fleet.computeType === "EC2" ? "all" : undefined),
    build: (fleet) => fleet.buildId,
    script: (fleet) => fleet.scriptId,
  },
};
