/** One thing that explains why something is as it is: what was met, and what its reader should change. */
import type { Instant } from "../domain/instant.ts";
import type { PassedOverCode } from "../domain/placement.ts";
import type { JournalEntry } from "../runtime/journal.ts";

/** A word for every kind of cause; `docs/explain.md` says what each means. */
export type CauseCode =
  | Exclude<PassedOverCode, "tried-in-round">
  | "servers-elsewhere"
  | "fleet-without-capacity"
  | "latency-data-missing"
  | "call-throttled"
  | "queue-not-found"
  | "wrong-region"
  | "not-found"
  | "placement-id-used"
  | "more-players-than-seats"
  | "creator-limit"
  | "policy-denies-all"
  | "game-session-full"
  | "no-capacity-left"
  | "call-refused"
  | "request-refused"
  | "answer-lost"
  | "token-expired"
  | "token-unknown"
  | "compute-deregistered"
  | "compute-not-registered"
  | "process-id-used"
  | "tls-refused"
  | "connection-refused"
  | "launch-path-wrong"
  | "process-crashed"
  | "process-not-ready"
  | "heartbeat-missing"
  | "process-unhealthy"
  | "process-ended"
  | "process-hosting"
  | "activation-missing"
  | "ended-while-activating"
  | "game-session-ended"
  | "frame-refused"
  | "reservation-lapsed"
  | "seat-refused"
  | "stopped-by-call"
  | "notification-target-missing"
  | "topic-missing"
  | "topic-without-subscription"
  | "raw-delivery"
  | "subscribed-queue-missing"
  | "queue-unreachable"
  | "event-given-up"
  | "queue-url-wrong"
  | "queue-not-subscribed"
  | "nobody-receives"
  | "message-unparsable"
  | "messages-undeleted"
  | "delete-refused"
  | "gateway-refused"
  | "fault-ordered"
  | "emulator-failed";

/**
 * `root`: without it things would have gone on. `contributing`: it stood in the way as well, or may have. `symptom`: true,
 * and told, but itself explained by others where there are any.
 */
export type CauseRank = "root" | "contributing" | "symptom";

export interface Cause {
  readonly code: CauseCode;
  readonly rank: CauseRank;
  /** What was met, in one sentence. */
  readonly text: string;
  /** What to change, in one sentence. */
  readonly advice: string;
  /** When it was last met, in GameLift's time. */
  readonly at: Instant;
  /** The journal's entry that shows it last. */
  readonly sequence: number;
  /** How often it was met. */
  readonly times: number;
  /** The ids that it is about. */
  readonly subjectIds: readonly string[];
}

/** A cause as one entry of the journal shows it. */
export const causeOf = (
  { at, sequence }: Pick<JournalEntry, "at" | "sequence">,
  told: Pick<Cause, "code" | "rank" | "text" | "advice"> & { readonly subjectIds?: readonly string[] },
): Cause => ({ ...told, at, sequence, times: 1, subjectIds: told.subjectIds ?? [] });

const ranks: readonly CauseRank[] = ["root", "contributing", "symptom"];

/**
 * The same met again is one cause with how often it was met, told as it was lastly. Roots come first; among equals those
 * of the family that stands first, as given. Where nothing explains a symptom it is all that is known: a root itself.
 */
export function sortedCauses(causes: readonly Cause[]): readonly Cause[] {
  const merged = new Map<string, Cause>();
  for (const cause of causes) {
    const key = `${cause.code} ${cause.subjectIds.join(" ")}`;
    const present = merged.get(key);
    if (present === undefined) merged.set(key, cause);
    else {
      const later = cause.sequence >= present.sequence ? cause : present;
      merged.set(key, { ...later, times: present.times + cause.times });
    }
  }
  const found = [...merged.values()];
  const hasRoot = found.some(({ rank }) => rank === "root");
  const ranked = found.map((cause) =>
    cause.rank === "symptom" && !hasRoot ? { ...cause, rank: "root" as const } : cause,
  );
  return ranked.toSorted((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank));
}
