import type { Fault } from "../../domain/fault.ts";
import type { TableDefinition } from "../table-definition.ts";

/** By the seam where they may still act, in the order in which they were added. */
export const faults: TableDefinition<Fault, "armed"> = {
  name: "faults",
  keyOf: (fault) => fault.faultId,
  orderOf: (fault) => fault.sequence,
  indexes: { armed: ({ seam, remaining }) => (remaining === 0 ? undefined : seam) },
};
