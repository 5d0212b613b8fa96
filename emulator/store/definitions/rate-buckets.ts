import type { RateBucket } from "../../domain/rate-limit.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

/** In the order in which they are full again. */
export const rateBuckets: TableDefinition<RateBucket, "all"> = {
  name: "rateBuckets",
  keyOf: (bucket) => bucket.bucketName,
  orderOf: (bucket) => bucket.fullAt,
  indexes: { all: inOneBucket },
};
