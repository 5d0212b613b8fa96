import { type Fault, fired, isMeant, passed, type SeamName } from "../domain/fault.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "../services/turn.ts";
import type { Seams } from "./seams.ts";
import { faultTables } from "./table.ts";

/**
 * What the first fault that means this subject makes of it, or undefined when there is none. It counts as fired only if
 * the input that met it is not refused, so that the caller answers with the outcome instead of throwing.
 *
 * @param subjectId whom the journal shows it for.
 */
export function meetFault<Seam extends SeamName>(
  turn: Turn,
  scope: Scope,
  seam: Seam,
  subject: Seams[Seam]["subject"],
  subjectId: string,
): Seams[Seam]["outcome"] | undefined {
  const { faults } = turn.tables(scope);
  if (faults.first("armed", seam) === undefined) return undefined;
  const met = faults.in("armed", seam).find((fault) => isMeant(fault, subject) && acts(turn, scope, fault));
  const definition = met === undefined ? undefined : faultTables[seam].get(met.name);
  if (met === undefined || definition === undefined) return undefined;
  const { faultId, name, remaining, firedCount } = faults.put(fired(met));
  turn.note({
    kind: "fault",
    what: `${name} fired`,
    subjectId,
    details: {
      faultId,
      seam,
      ...subject,
      settings: met.settings,
      firedCount,
      remaining: remaining ?? "until it is lifted",
    },
  });
  return definition.outcome(met.settings, faultId);
}

/** Each fault that means it counts what it lets pass, and draws by itself, whichever of them acts in the end. */
function acts(turn: Turn, scope: Scope, fault: Fault): boolean {
  if (fault.letPass > 0) {
    turn.tables(scope).faults.put(passed(fault));
    return false;
  }
  return fault.chance >= 1 || draw(turn.uuid("fault-draw", fault.faultId)) < fault.chance;
}

/** From 0 up to 1. */
const draw = (uuid: string): number => Number.parseInt(uuid.slice(0, 8), 16) / 2 ** 32;
