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

const MAP_MISSES_TOO = [
  "By id without a socket: a bare Map of the same records is above 0.05 as well in this run, with nothing but JSON.parse and",
  "JSON.stringify around it. `docs/decisions/0016` says why.",
];

/** What a client sees and what the emulator does by itself are held against the same goal; the Map is there to compare. */
export function byIdFigures({ client, core, bareMap }: ByIdExponents): readonly Figure[] {
  const row = (what: string, measured: number): Figure => ({
    what: `growth exponent, by id${what}`,
    measured,
    digits: 2,
  });
  const goal = { atMost: AT_MOST };
  return [
    { ...row(" as a client sees it", client), goal },
    { ...row(", without a socket", core), goal, ...(bareMap <= AT_MOST ? {} : { note: MAP_MISSES_TOO }) },
    row(" in a bare Map of the same records", bareMap),
  ];
}
