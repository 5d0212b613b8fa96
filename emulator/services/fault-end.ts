import { healed } from "../domain/fault.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** The rule of the end of a fault that was ordered for so many seconds. */
export function faultEnded(turn: Turn, scope: Scope, faultId: string): void {
  const { faults } = turn.tables(scope);
  const fault = faults.get(faultId);
  if (fault === undefined) return;
  faults.put(healed(fault));
  turn.note({
    kind: "fault",
    what: `${fault.name} is over`,
    details: { faultId, firedCount: fault.firedCount },
  });
}
