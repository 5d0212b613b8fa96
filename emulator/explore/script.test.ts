import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exploreSeed } from "./explore-seed.ts";
import { playScript } from "./play-script.ts";
import { readScript } from "./read-script.ts";
import { renumbered } from "./renumbered.ts";
import { scriptText, stepLines } from "./script-text.ts";
import { simplerRules, simplerSteps } from "./simpler.ts";
import type { Script, Step } from "./step.ts";

async function writtenAndRead(script: Script): Promise<Script> {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-script-"));
  try {
    const file = join(folder, "script.ts");
    writeFileSync(file, scriptText(script, ["what it shows"]));
    return await readScript(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const script: Script = {
  seed: 'a text with "quotes"',
  rules: { fleetStepSeconds: 5 },
  steps: [
    {
      step: 3,
      act: "call",
      operation: "CreateAlias",
      parameters: { Name: "a", "odd name": [1, { b: null }] },
    },
    {
      step: 7,
      act: "call",
      operation: "DescribeFleetEvents",
      parameters: { StartTime: new Date(0) },
      region: "eu-west-1",
    },
    { step: 8, act: "call", operation: "CreateScript", parameters: { ZipFile: Uint8Array.of(1, 2) } },
    { step: 9, act: "connect", process: "$answer@3.processId", fleet: "f", compute: "c", token: "t" },
    { step: 11, act: "lose socket", process: "$serverProcesses@9.processId", code: 1006, opened: 9 },
    { step: 12, act: "answered", call: 7, isLost: false, isUnsettled: true },
    { step: 13, act: "pass to due", base: "real", offset: -1 },
  ],
};

test("a script is read as it was written, dates and bytes included", async () => {
  expect(await writtenAndRead(script)).toEqual(script);
});

test("a file that holds no script is refused in words", async () => {
  const other = { ...script, steps: [{ step: 1, act: "dance" }] } as unknown as Script;
  await expect(writtenAndRead(other)).rejects.toThrow(/holds no script to play/);
});

test("steps are counted from 1, and whatever names them follows", () => {
  const { steps } = renumbered(script);
  expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(steps[3]).toMatchObject({ process: "$answer@1.processId" });
  expect(steps[4]).toMatchObject({ process: "$serverProcesses@4.processId", opened: 4 });
  expect(steps[5]).toMatchObject({ call: 2 });
});

test("each step is one line that begins with its number", () => {
  const lines = stepLines(script);
  expect(lines).toHaveLength(script.steps.length);
  expect(lines[0]).toBe(' 3  call CreateAlias { Name: "a", "odd name": [1, { b: null }] }');
  expect(lines[5]).toBe("12  the answer to step 7 has left, and at once");
});

test("simpler steps say less, and the simplest have nothing simpler", () => {
  const step: Step = {
    step: 1,
    act: "call",
    operation: "CreateGameSession",
    parameters: { MaximumPlayerSessionCount: 5, GameProperties: [{ Key: "a", Value: "b" }] },
    isUnsettled: true,
  };
  const simpler = [...simplerSteps(step)];
  expect(simpler[0]).not.toHaveProperty("isUnsettled");
  expect(simpler).toContainEqual({ ...step, parameters: { MaximumPlayerSessionCount: 5 } });
  expect(simpler).toContainEqual({
    ...step,
    parameters: { ...step.parameters, MaximumPlayerSessionCount: 1 },
  });
  expect([...simplerSteps({ step: 1, act: "call", operation: "ListFleets", parameters: {} })]).toEqual([]);
  expect([...simplerRules({ searchLagSeconds: 3, instanceLimit: 3 })]).toEqual([
    { instanceLimit: 3 },
    { searchLagSeconds: 3 },
  ]);
});

test("a random world's script, written down and read again, has the same journal", async () => {
  const { script: made, finding } = exploreSeed("script", 120, { keepsScript: true });
  expect(finding).toBeUndefined();
  if (made === undefined) throw new Error("the script was not kept");
  const read = await writtenAndRead(made);
  const journalOf = (one: Script) =>
    playScript(one)
      .world.parts.journal.after(0)
      .map(({ at, kind, what, subjectId, details }) => ({
        at,
        kind,
        what,
        subjectId,
        details,
      }));
  const journal = journalOf(made);
  expect(journal.length).toBeGreaterThan(200);
  expect(journalOf(read)).toEqual(journal);
});
