/** Where a replay leaves its record: the first entry that is another, and in which members. */
import { canonicalJson } from "../runtime/canonical-json.ts";
import type { JournalEntry } from "../runtime/journal.ts";

/** One of the two is undefined where one journal has an entry more. */
export interface Difference {
  readonly recorded: JournalEntry | undefined;
  readonly replayed: JournalEntry | undefined;
}

/** What one member is on both sides; undefined where it is not there. */
export interface MemberDifference {
  /** Names from the outside in, joined by dots. */
  readonly path: string;
  readonly recorded: string | undefined;
  readonly replayed: string | undefined;
}

/** The first place at which two pieces of a journal are not the same. */
export function firstDifference(
  recorded: readonly JournalEntry[],
  replayed: readonly JournalEntry[],
): Difference | undefined {
  for (let index = 0; index < Math.max(recorded.length, replayed.length); index += 1) {
    const [one, other] = [recorded[index], replayed[index]];
    if (one === undefined || other === undefined) return { recorded: one, replayed: other };
    if (!isSame(compared(one), compared(other))) return { recorded: one, replayed: other };
  }
  return undefined;
}

/** What the same code wrote has its members in the same order, too; then the quicker text decides. */
const isSame = (one: object, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);

/** Every member in which the two entries differ, in alphabetical order. */
export function differingMembers({ recorded, replayed }: Difference): readonly MemberDifference[] {
  const [one, other] = [flat(recorded), flat(replayed)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .map((path) => ({ path, recorded: one.get(path), replayed: other.get(path) }))
    .filter((member) => member.recorded !== member.replayed);
}

/**
 * What must be the same: all but the machine's time, which a replay is shown. The number only of inputs: what came of one
 * may have had a word from outside between.
 */
function compared({
  sequence,
  at,
  kind,
  what,
  subjectId,
  details,
  inputSequence,
  realAt,
}: JournalEntry): object {
  return {
    at,
    kind,
    what,
    subjectId,
    details,
    ...(kind === "input" ? { sequence, realAt } : { inputSequence }),
  };
}

function flat(entry: JournalEntry | undefined): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    const isOpen = typeof value === "object" && value !== null && Object.keys(value).length > 0;
    if (!isOpen || value instanceof Date || value instanceof Uint8Array) {
      if (value !== undefined) members.set(path, canonicalJson(value));
      return;
    }
    for (const [name, member] of Object.entries(value)) add(path === "" ? name : `${path}.${name}`, member);
  };
  if (entry !== undefined) add("", compared(entry));
  return members;
}
