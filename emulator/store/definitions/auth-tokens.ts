import type { AuthToken } from "../../domain/compute.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const authTokens: TableDefinition<AuthToken, never> = {
  name: "authTokens",
  keyOf: (token) => token.token,
  orderOf: unordered,
  indexes: {},
};
