import { type AuthToken, computeKey } from "../../domain/compute.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const authTokens: TableDefinition<AuthToken, "compute"> = {
  name: "authTokens",
  keyOf: (token) => token.token,
  orderOf: unordered,
  indexes: { compute: (token) => computeKey(token.fleetId, token.computeName) },
};
