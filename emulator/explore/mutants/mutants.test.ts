import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCampaign } from "../campaign.ts";
import { explorationDocument } from "../document.ts";
import type { SeedDone } from "../explore-worker.ts";
import { MutatedCopy, mutatedSource } from "./mutated-copy.ts";
import { readResults } from "./results.ts";
import { mutants } from "./table.ts";

const names = mutants.map(({ name }) => name);

test("there are at least forty bugs, each with a name of its own", () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
});

test.each(mutants)("$name: the piece of source that it replaces is there, once", (mutant) => {
  expect(mutatedSource(mutant)).not.toBe("");
  expect(mutant.replace).not.toBe(mutant.find);
});

test("docs/exploration.md tells the last hunt, which was for all of them; `npm run docs` writes it", () => {
  const results = readResults();
  expect(results.hunted.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(readFileSync(new URL("../../../docs/exploration.md", import.meta.url), "utf8")).toBe(
    explorationDocument(results),
  );
});

test("at least 38 of 40 were found", () => {
  const found = readResults().hunted.filter((one) => one.found !== undefined);
  expect(found.length / names.length).toBeGreaterThanOrEqual(0.95);
});

test("a bug that is put into a copy is found there, and shrunk to at most ten steps", async () => {
  const mutant = mutants.find(({ name }) => name === "the end of a placement is told twice");
  if (mutant === undefined) throw new Error("that bug is gone from the table");
  const copy = new MutatedCopy();
  try {
    const workerFile = copy.workerWith(mutant);
    const found: SeedDone[] = [];
    const ending = new AbortController();
    await runCampaign({
      tasks: [...Array(20).keys()].map((index) => ({
        index,
        seed: `planted/${index}`,
        steps: 300,
        isHashed: false,
      })),
      workers: 1,
      workerFile,
      signal: ending.signal,
      onDone: (done) => {
        if (done.finding === undefined) return;
        found.push(done);
        ending.abort();
      },
    });
    const finding = found[0]?.finding;
    expect(finding?.name).toBe("one event per finished placement");
    if (finding === undefined) return;
    // The copy's own shrinker: it plays the copy's emulator.
    const { shrink } = (await import(copy.fileUrl("explore/shrink.ts"))) as typeof import("../shrink.ts");
    const short = shrink(finding.script, finding.name, { plays: 2_000 });
    expect(short.finding.name).toBe(finding.name);
    expect(short.script.steps.length).toBeLessThanOrEqual(10);
    expect(short.script.steps.length).toBeLessThan(finding.script.steps.length);
    // And in an emulator without the bug the short script finds nothing.
    const { playScript } = await import("../play-script.ts");
    expect(playScript(short.script).finding).toBeUndefined();
  } finally {
    copy.remove();
  }
}, 240_000);
