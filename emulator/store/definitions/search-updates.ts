import type { SearchUpdate } from "../../domain/search-update.ts";
import type { TableDefinition } from "../table-definition.ts";

export const searchUpdates: TableDefinition<SearchUpdate, "gameSession"> = {
  name: "searchUpdates",
  keyOf: ({ sequence }) => String(sequence),
  orderOf: ({ sequence }) => sequence,
  indexes: { gameSession: ({ gameSessionId }) => gameSessionId },
};
