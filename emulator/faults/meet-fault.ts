import { fired, isMeant, type SeamName } from "../domain/fault.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "../services/turn.ts";
import type { Seams } from "./fault-definition.ts";
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
  const met = faults.in("armed", seam).find((fault) => isMeant(fault, subject));
  const definition = met === undefined ? undefined : faultTables[seam].get(met.name);
  if (met === undefined || definition === undefined) return undefined;
  const { faultId, name, remaining, firedCount } = faults.put(fired(met));
  turn.note({
    kind: "fault",
    what: `${name} fired`,
    subjectId,
    details: { faultId, seam, ...subject, firedCount, remaining: remaining ?? "until it is lifted" },
  });
  return definition.outcome(met.settings);
}
