import type { Script } from "../../domain/script.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const scripts: TableDefinition<Script, "all"> = {
  name: "scripts",
  keyOf: (script) => script.scriptId,
  orderOf: (script) => script.sequence,
  indexes: { all: inOneBucket },
};
