/** Raised when code asks for a status change that the life of a record does not have: a bug of ours, never of a caller. */
export class IllegalTransition extends Error {
  constructor(what: string, from: string, to: string) {
    super(`${what} cannot go from ${from} to ${to}`);
    this.name = "IllegalTransition";
  }
}

/** Throws IllegalTransition unless `edges` lists the step. */
export function checkTransition<Status extends string>(
  what: string,
  edges: Readonly<Record<Status, readonly Status[]>>,
  from: Status,
  to: Status,
): void {
  if (!edges[from].includes(to)) throw new IllegalTransition(what, from, to);
}
