import type { EventChange } from "./event-changes.ts";

/** What a fault makes of a placement event on its way to its queues; each is ordered by a fault of `faults/`. */
export type EventFault =
  | { readonly kind: "lose" }
  /** Does not wait for the answer of the call that has asked for the placement. */
  | { readonly kind: "early" }
  /** Waits so long, in milliseconds of the machine, and with it what follows in its message group. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** Lets so many later events of its topic go first, whatever their group, but waits no longer than the limit. */
  | { readonly kind: "overtaken"; readonly byCount: number; readonly atMostMs: number }
  /** Goes twice; under a deduplication id of its own the second time when `new`. */
  | { readonly kind: "twice"; readonly deduplicationId: "same" | "new" }
  /** Goes without SNS's envelope, as through a subscription with raw message delivery. */
  | { readonly kind: "raw" }
  | { readonly kind: "retype"; readonly type: string }
  | { readonly kind: "change"; readonly change: EventChange };
