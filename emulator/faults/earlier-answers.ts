import { isDeepStrictEqual } from "node:util";
import { type Instant, plusSeconds } from "../domain/instant.ts";
import { canonicalJson } from "../runtime/canonical-json.ts";
import type { Members } from "../runtime/input.ts";

/** Of so many faults what they remember is kept; older ones begin anew. */
const MOST_FAULTS = 16;
/** So many requests each of them tells apart; further ones it answers truly. */
const MOST_REQUESTS = 1_000;
/** So many different answers to one request are kept of the time that it is behind; further ones are forgotten. */
const MOST_ANSWERS = 1_000;

interface Remembered {
  /** GameLift's time at which this began to be the answer, as far as it was asked for. */
  readonly at: Instant;
  readonly output: Members;
}

/** What a fault answers again. */
export interface Staleness {
  readonly faultId: string;
  /** The newest answer that is so many seconds of GameLift's time old, or older; the very first one when left out. */
  readonly secondsBehind?: number | undefined;
}

/** What each fault that answers as before has seen answered. */
export class EarlierAnswers {
  readonly #byFault = new Map<string, Map<string, readonly Remembered[]>>();

  /** The earlier answer to this request; the given one, which is true at `now`, where none is old enough. */
  of(
    { faultId, secondsBehind }: Staleness,
    { operation, parameters }: { readonly operation: string; readonly parameters: Members },
    output: Members,
    now: Instant,
  ): Members {
    const answers = this.#answersOf(faultId);
    const request = `${operation} ${canonicalJson(parameters)}`;
    const known = answers.get(request);
    if (known === undefined && answers.size >= MOST_REQUESTS) return output;
    if (secondsBehind === undefined) {
      const [first = { at: now, output }] = known ?? [];
      answers.set(request, [first]);
      return first.output;
    }
    const all = withLatest(known ?? [], { at: now, output });
    const asOf = plusSeconds(now, -secondsBehind);
    const found = all.findLastIndex(({ at }) => at <= asOf);
    answers.set(request, all.slice(Math.max(found, 0)));
    return all[found]?.output ?? output;
  }

  #answersOf(faultId: string): Map<string, readonly Remembered[]> {
    const present = this.#byFault.get(faultId);
    if (present !== undefined) return present;
    const [oldest] = this.#byFault.keys();
    if (oldest !== undefined && this.#byFault.size >= MOST_FAULTS) this.#byFault.delete(oldest);
    const answers = new Map<string, readonly Remembered[]>();
    this.#byFault.set(faultId, answers);
    return answers;
  }
}

/** What has not changed since it was asked for last is that answer still. */
function withLatest(known: readonly Remembered[], latest: Remembered): readonly Remembered[] {
  const isSame = isDeepStrictEqual(known.at(-1)?.output, latest.output);
  return isSame || known.length >= MOST_ANSWERS ? known : [...known, latest];
}
