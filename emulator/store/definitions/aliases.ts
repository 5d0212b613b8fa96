import type { Alias } from "../../domain/alias.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const aliases: TableDefinition<Alias, never> = {
  name: "aliases",
  keyOf: (alias) => alias.aliasId,
  orderOf: unordered,
  indexes: {},
};
