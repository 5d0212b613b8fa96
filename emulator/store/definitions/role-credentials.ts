import type { RoleCredentials } from "../../domain/role-credentials.ts";
import { inOneBucket, type TableDefinition } from "../table-definition.ts";

/** In the order in which they expire. */
export const roleCredentials: TableDefinition<RoleCredentials, "all"> = {
  name: "roleCredentials",
  keyOf: (credentials) => credentials.accessKeyId,
  orderOf: (credentials) => credentials.expiresAt,
  indexes: { all: inOneBucket },
};
