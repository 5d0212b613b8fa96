import type { Placement } from "../../domain/placement.ts";
import type { TableDefinition } from "../table-definition.ts";

export const placements: TableDefinition<Placement, "pendingInQueue"> = {
  name: "placements",
  keyOf: (placement) => placement.placementId,
  orderOf: (placement) => placement.sequence,
  indexes: {
    pendingInQueue: (placement) => (placement.status === "PENDING" ? placement.queueName : undefined),
  },
};
