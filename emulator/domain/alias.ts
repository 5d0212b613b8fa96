import type { Instant } from "./instant.ts";

export type RoutingStrategy =
  | { readonly type: "SIMPLE"; readonly fleetId: string }
  | { readonly type: "TERMINAL"; readonly message: string };

export interface Alias {
  readonly aliasId: string;
  readonly aliasArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly name: string;
  readonly description?: string;
  readonly routing: RoutingStrategy;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
