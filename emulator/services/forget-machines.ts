import { computeKey } from "../domain/compute.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** Deletes what is known of the machines of a fleet in one location, so that no process of theirs can connect again. */
export function forgetMachines(turn: Turn, scope: Scope, fleetId: string, location: string): void {
  const { computes, authTokens } = turn.tables(scope);
  for (const { computeName } of computes.in("fleetLocation", `${fleetId}/${location}`)) {
    const key = computeKey(fleetId, computeName);
    for (const { token } of authTokens.in("compute", key)) authTokens.delete(token);
    computes.delete(key);
  }
}
