import type { GameSessionQueue } from "../../domain/queue.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const queues: TableDefinition<GameSessionQueue, "all"> = {
  name: "queues",
  keyOf: (queue) => queue.name,
  orderOf: (queue) => queue.sequence,
  indexes: { all: inOneBucket },
};
