import type { Core } from "../core.ts";
import { isMeant, type SeamName } from "../domain/fault.ts";
import type { Scope } from "../domain/scope.ts";
import type { Store } from "../store/store.ts";
import type { Seams } from "./seams.ts";

/**
 * Where faults get in between outside of the core: on sockets, at the queue, before an answer leaves. Meeting one is an
 * input, so that it is counted, journalled and met again in a replay; where none is armed that means it, nothing is asked.
 */
export class FaultGate {
  readonly #core: Pick<Core, "apply" | "isClosed">;
  readonly #store: Pick<Store, "of" | "scopes">;

  constructor(core: Pick<Core, "apply" | "isClosed">, store: Pick<Store, "of" | "scopes">) {
    this.#core = core;
    this.#store = store;
  }

  /** Whether a fault is armed at this seam at all, in whichever account and Region. */
  isArmed(seam: SeamName): boolean {
    return this.#store.scopes().some(({ tables }) => tables.faults.first("armed", seam) !== undefined);
  }

  /**
   * What a fault makes of what comes through this seam, or undefined. It may not be asked from within a rule or a commit's
   * listener: those meet faults by `meetFault`.
   *
   * @param subjectId whom the journal shows it for.
   */
  meet<Seam extends SeamName>(
    scope: Scope,
    seam: Seam,
    subject: Seams[Seam]["subject"],
    subjectId: string,
  ): Seams[Seam]["outcome"] | undefined {
    if (this.#core.isClosed) return undefined;
    const { faults } = this.#store.of(scope);
    if (faults.first("armed", seam) === undefined) return undefined;
    if (!faults.in("armed", seam).some((fault) => isMeant(fault, subject))) return undefined;
    return this.#core.apply({ kind: "seam", scope, seam, subject, subjectId }).outcome as
      | Seams[Seam]["outcome"]
      | undefined;
  }
}
