import { isWaiting, type Placement } from "../../domain/placement.ts";
import type { TableDefinition } from "../table-definition.ts";

/** Where a placement waits: beside all that may go to the same locations of one queue. */
export const waitingLine = ({ queueName, reach }: Placement): string => `${queueName}/${reach?.key ?? ""}`;

/** The queue of a waiting line: no queue's name has a slash. */
export const queueOfLine = (line: string): string => line.slice(0, line.indexOf("/"));

export const placements: TableDefinition<Placement, "pendingInQueue" | "waitingInLine" | "untoldInQueue"> = {
  name: "placements",
  keyOf: (placement) => placement.placementId,
  orderOf: (placement) => placement.sequence,
  indexes: {
    pendingInQueue: (placement) => (placement.status === "PENDING" ? placement.queueName : undefined),
    waitingInLine: (placement) => (isWaiting(placement) ? waitingLine(placement) : undefined),
    untoldInQueue: (placement) =>
      isWaiting(placement) && placement.isWaitTold !== true ? placement.queueName : undefined,
  },
};
