import type { Alias } from "../../domain/alias.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const aliases: TableDefinition<Alias, "all" | "type" | "name" | "typeAndName"> = {
  name: "aliases",
  keyOf: (alias) => alias.aliasId,
  orderOf: (alias) => alias.sequence,
  indexes: {
    all: inOneBucket,
    type: (alias) => alias.routing.type,
    name: (alias) => alias.name,
    typeAndName: (alias) => `${alias.routing.type}/${alias.name}`,
  },
};
