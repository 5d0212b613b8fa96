import type { QueueWait } from "../../domain/placement.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const queueWaits: TableDefinition<QueueWait, never> = {
  name: "queueWaits",
  keyOf: (wait) => wait.queueName,
  orderOf: unordered,
  indexes: {},
};
