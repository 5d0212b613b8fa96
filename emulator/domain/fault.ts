/**
 * Where a fault can get in between: `process.in` is a request of a game server on its way in, `process.connect` the
 * upgrade by which it opens its socket.
 */
export type SeamName = "process.in" | "process.connect";

/** Something that was ordered to go wrong. It acts until its count is used up or it is lifted. */
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
  /** How often it will still act; undefined for as long as it is there. */
  readonly remaining?: number;
  readonly firedCount: number;
}

/** Members that something must have, with their values. */
export type FaultMatch = { readonly [member: string]: string };

/** Does the fault mean this? */
export const isMeant = ({ match }: Fault, subject: FaultMatch): boolean =>
  Object.entries(match).every(([member, value]) => subject[member] === value);

/** The fault once it has acted. */
export function fired(fault: Fault): Fault {
  const { remaining } = fault;
  return {
    ...fault,
    firedCount: fault.firedCount + 1,
    ...(remaining === undefined ? {} : { remaining: remaining - 1 }),
  };
}
