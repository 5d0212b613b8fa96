import type { LivenessBase } from "./server-process.ts";

/**
 * Where a fault can get in between.
 *
 * - `api.request` an API call that was understood and has not acted, `api.response` the answer of one that has
 * - `placement.choose` a fleet's location and an idle process in it that a queue has chosen for a placement
 * - `process.connect` the upgrade by which a game server opens its socket, `process.in` a request of it on its way in,
 *   `process.out` an answer or a push on its way to it
 * - `tls.handshake` a client that is shown the certificate of a host of AWS, or of the game servers' socket
 * - `clock` GameLift's time, at the moment at which the fault is ordered
 * - `event.publish` a placement event on its way to a queue
 * - `queue.call` a call of a queue's client on its way to the queue, `queue.receive` the answer of one that brings messages,
 *   `queue.delete` a delete on its way to the queue
 */
export const seamNames = [
  "api.request",
  "api.response",
  "placement.choose",
  "process.connect",
  "process.in",
  "process.out",
  "tls.handshake",
  "clock",
  "event.publish",
  "queue.call",
  "queue.receive",
  "queue.delete",
] as const;

export type SeamName = (typeof seamNames)[number];

/** Something that was ordered to go wrong. It acts until its count is used up, its time has passed or it is lifted. */
export interface Fault {
  readonly faultId: string;
  /** Order in which faults were added, unique; the first that fits acts. */
  readonly sequence: number;
  /** Which of `faults/` it is. */
  readonly name: string;
  readonly seam: SeamName;
  /** What it is limited to; empty for everything that comes through its seam. */
  readonly match: FaultMatch;
  /** What its own file makes of it. */
  readonly settings: { readonly [name: string]: unknown };
  /** How many of those that it means still pass before it acts. */
  readonly letPass: number;
  /** From 0 to 1: how likely it acts on each one that it means. */
  readonly chance: number;
  /** How often it will still act; undefined for as long as it is there. */
  readonly remaining?: number;
  readonly firedCount: number;
}

/** May it still act? */
export const isArmed = ({ remaining }: Fault): boolean => remaining !== 0;

/** In which time a fault's own end is counted: GameLift's, or the machine's, in which Nakama, queues and real servers live. */
export type HealingTime = "GameLift" | "machine";

export const baseOfHealing = (time: HealingTime): LivenessBase => (time === "GameLift" ? "clock" : "real");

/** Members that something must have, with their values. */
export type FaultMatch = { readonly [member: string]: string };

/** Does the fault mean this? */
export const isMeant = ({ match }: Fault, subject: FaultMatch): boolean =>
  Object.entries(match).every(([member, value]) => subject[member] === value);

/** The fault after one that it means has come through and was let pass. */
export const passed = (fault: Fault): Fault => ({ ...fault, letPass: Math.max(0, fault.letPass - 1) });

/** The fault once it has acted. */
export function fired(fault: Fault): Fault {
  const { remaining } = fault;
  return {
    ...fault,
    firedCount: fault.firedCount + 1,
    ...(remaining === undefined ? {} : { remaining: remaining - 1 }),
  };
}

/** The fault once its time is over. It stays, for those who want to know whether it acted. */
export const healed = (fault: Fault): Fault => ({ ...fault, remaining: 0 });
