import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** What the last hunt has come to; `npm run explore -- --mutants` writes it. */
const results = z.object({
  /** How many worlds were explored for each bug at most, and how many steps each had. */
  seeds: z.number().int(),
  steps: z.number().int(),
  hunted: z.array(
    z.object({
      name: z.string(),
      /** The truth or law by which it was found, in which world and after which step; left out where it was not. */
      found: z.object({ by: z.string(), worlds: z.number().int(), step: z.number().int() }).optional(),
    }),
  ),
});

export type HuntResults = z.infer<typeof results>;

const resultsFile = new URL("results.json", import.meta.url);

/** @throws Error when the file is not what a hunt writes. */
export const readResults = (): HuntResults => results.parse(JSON.parse(readFileSync(resultsFile, "utf8")));

/** Leaves the results for `npm run docs`. */
export const writeResults = (found: HuntResults): void =>
  writeFileSync(resultsFile, `${JSON.stringify(found, null, 2)}\n`);
