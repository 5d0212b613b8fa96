import type { Build } from "../../domain/build.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

export const builds: TableDefinition<Build, "all" | "status"> = {
  name: "builds",
  keyOf: (build) => build.buildId,
  orderOf: (build) => build.sequence,
  indexes: { all: inOneBucket, status: (build) => build.status },
};
