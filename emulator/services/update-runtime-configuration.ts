import { invalidRequest } from "../domain/api-error.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  flawOfServerProcesses,
  type RuntimeConfigurationWish,
  updatedRuntimeConfiguration,
} from "../domain/runtime-configuration.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import type { Turn } from "./turn.ts";

/**
 * Changes what the fleet's machines start from now on. Processes that run are left alone; game sessions that are made
 * from now on have the new limits.
 *
 * **Documented**: it works in any status of the fleet. **Assumed**: an update that says nothing is refused.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function updateRuntimeConfiguration(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  wish: RuntimeConfigurationWish,
): Fleet {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  if (Object.values(wish).every((value) => value === undefined)) {
    throw invalidRequest("RuntimeConfiguration is empty.");
  }
  const flaw = flawOfServerProcesses(wish.serverProcesses ?? [], fleet.operatingSystem);
  if (flaw !== undefined) throw flaw;
  return turn.tables(scope).fleets.put({
    ...fleet,
    runtimeConfiguration: updatedRuntimeConfiguration(fleet.runtimeConfiguration, wish),
  });
}
