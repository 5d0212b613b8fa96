import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Lacks, mayRun, type Need, type SkipList } from "./skip-rule.ts";

const listSchema = z.record(z.string(), z.strictObject({ reason: z.string(), where: z.string() }));

const LIST = new URL("../docs/skips.json", import.meta.url);

/**
 * Why a scenario is skipped on this machine; undefined when it is to run.
 *
 * @throws Error under `CI=true` for a skip that docs/skips.json does not list, and for a listed scenario that can run.
 */
export function skippedBecause(title: string, needs: readonly Need[], lacks: Lacks): string | undefined {
  const isCi = process.env.CI === "true";
  const { skip, fail } = mayRun({
    title,
    needs,
    lacks,
    list: readSkipList(),
    platform: process.platform,
    isCi,
  });
  if (fail !== undefined) throw new Error(fail);
  return skip;
}

/** @throws Error when the file is there and is not what it should be. */
export function readSkipList(file: URL = LIST): SkipList {
  if (!existsSync(file)) return {};
  const { data, error } = listSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (error !== undefined) {
    throw new Error(
      `${fileURLToPath(file)} must hold { "title or need": { "reason": "…", "where": "…" } }: ${z.prettifyError(error)}`,
    );
  }
  return data;
}
