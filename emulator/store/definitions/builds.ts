import type { Build } from "../../domain/build.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const builds: TableDefinition<Build, never> = {
  name: "builds",
  keyOf: (build) => build.buildId,
  orderOf: unordered,
  indexes: {},
};
