import type { ConnectionRefresh } from "../../domain/connection-refresh.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const connectionRefreshes: TableDefinition<ConnectionRefresh, never> = {
  name: "connectionRefreshes",
  keyOf: (refresh) => refresh.processId,
  orderOf: unordered,
  indexes: {},
};
