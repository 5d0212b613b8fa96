import { canonicalJson } from "../runtime/canonical-json.ts";
import type { Members } from "../runtime/input.ts";

/** Of so many faults what they remember is kept; older ones begin anew. */
const MOST_FAULTS = 16;
/** So many requests each of them tells apart; further ones it answers truly. */
const MOST_REQUESTS = 1_000;

/** What each fault that repeats answers has seen answered first. */
export class FirstAnswers {
  readonly #byFault = new Map<string, Map<string, Members>>();

  /** The first answer to this request since the fault met it; the given one the first time. */
  of(
    faultId: string,
    { operation, parameters }: { readonly operation: string; readonly parameters: Members },
    output: Members,
  ): Members {
    const answers = this.#answersOf(faultId);
    const request = `${operation} ${canonicalJson(parameters)}`;
    const first = answers.get(request);
    if (first !== undefined) return first;
    if (answers.size < MOST_REQUESTS) answers.set(request, output);
    return output;
  }

  #answersOf(faultId: string): Map<string, Members> {
    const present = this.#byFault.get(faultId);
    if (present !== undefined) return present;
    const [oldest] = this.#byFault.keys();
    if (oldest !== undefined && this.#byFault.size >= MOST_FAULTS) this.#byFault.delete(oldest);
    const answers = new Map<string, Members>();
    this.#byFault.set(faultId, answers);
    return answers;
  }
}
