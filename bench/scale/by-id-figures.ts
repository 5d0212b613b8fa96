import type { Figure } from "../figures.ts";

/** How a read by id grows, seen from three places in one run, as exponents. */
export interface ByIdExponents {
  readonly client: number;
  /** In the emulator's process, without a socket. */
  readonly core: number;
  /** What no program can be without: the same records, found in a Map and written as JSON. */
  readonly bareMap: number;
}

const AT_MOST = 0.05;

const WITHOUT_GOAL = [
  "By id without a socket is shown without a goal: until 2026-11-21 it was held against ≤ 0.05, and missed it. It shows what grows",
  "inside of the emulator alone. A bare Map of the same records is above 0.05 as well in this run, with nothing but JSON.parse and",
  "JSON.stringify around it; the goal is taken for one about the requests of clients, whose row carries it since.",
  "`docs/decisions/0016` says more.",
];

/** The client's row carries the goal; the emulator's own does beside it in every run in which the bare Map meets it. */
export function byIdFigures({ client, core, bareMap }: ByIdExponents): readonly Figure[] {
  const row = (what: string, measured: number): Figure => ({
    what: `growth exponent, by id${what}`,
    measured,
    digits: 2,
  });
  const goal = { atMost: AT_MOST };
  return [
    { ...row(" as a client sees it", client), goal },
    { ...row(", without a socket", core), ...(bareMap <= AT_MOST ? { goal } : { note: WITHOUT_GOAL }) },
    row(" in a bare Map of the same records", bareMap),
  ];
}
