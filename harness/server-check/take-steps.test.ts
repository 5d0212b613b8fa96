import { expect, onTestFinished, test } from "vitest";
import type { ChildExit } from "../stack/child-process.ts";
import { openCheckGround } from "./check-ground.ts";
import { usualLimits } from "./check-limits.ts";
import { type CheckStep, right, type Sight, skipped, wrong } from "./check-step.ts";
import type { Examination } from "./examination.ts";
import { ServerLife } from "./server-life.ts";
import { gameSession } from "./steps/game-session.ts";
import { takeSteps } from "./take-steps.ts";

/** A process that has connected, or not, and can be ended. */
async function examination({ isConnected }: { readonly isConnected: boolean }) {
  const ground = await openCheckGround({
    region: "us-east-1",
    tls: false,
    stateFolder: "",
    limits: usualLimits,
  });
  onTestFinished(() => ground.close());
  const { promise: exited, resolve: exit } = Promise.withResolvers<ChildExit>();
  const life = new ServerLife({ startedAt: Date.now(), exited });
  if (isConnected) {
    const [entry] = await ground.bench.journal(0);
    if (entry !== undefined) life.heard({ ...entry, what: "socket-opened" });
  }
  const one: Examination = {
    ...{ bench: ground.bench, ground, life, limits: usualLimits, entrance: undefined, computeName: "host" },
    offeredPort: { port: 7777, isInArguments: false },
    gameProperties: {},
    gameSessionData: undefined,
    findings: { processId: "process-1", visits: [] },
  };
  return { one, life, exit };
}

const step = (name: string, needs: readonly string[], look: () => Sight | Promise<Sight>): CheckStep => ({
  name,
  title: name,
  needs,
  expected: () => "something",
  look: async () => await look(),
});

const outcomes = async (steps: readonly CheckStep[], one: Examination) =>
  (await takeSteps(steps, one, 1, () => {})).map(({ step: name, outcome, seen }) => [name, outcome, seen]);

test("steps whose need was wrong are not reached, nor those that need them; others are taken", async () => {
  const { one } = await examination({ isConnected: true });
  const steps = [
    step("a", [], () => wrong("seen", "fix")),
    step("b", ["a"], () => right("never")),
    step("c", ["b"], () => right("never")),
    step("d", [], () => right("taken")),
    step("e", [], () => wrong("but", "fix", { goesOn: true })),
    step("f", ["e"], () => skipped("why")),
    step("g", ["f"], () => right("taken, too")),
  ];
  expect(await outcomes(steps, one)).toEqual([
    ["a", "wrong", "seen"],
    ["b", "not reached", '"a" comes before it'],
    ["c", "not reached", '"b" comes before it'],
    ["d", "right", "taken"],
    ["e", "wrong", "but"],
    ["f", "skipped", "why"],
    ["g", "right", "taken, too"],
  ]);
});

test("once a process is gone that was to live, or has no connection, nothing more is reached", async () => {
  const steps = [step("a", [], () => wrong("seen", "fix")), step("b", [], () => right("never"))];
  const { one } = await examination({ isConnected: false });
  expect(await outcomes(steps, one)).toContainEqual([
    "b",
    "not reached",
    "the process has no connection to GameLift",
  ]);
  const other = await examination({ isConnected: false });
  other.exit({ code: 3, signal: null });
  await other.life.over(60);
  expect(await outcomes(steps, other.one)).toContainEqual([
    "b",
    "not reached",
    "the process was gone: it exited with code 3",
  ]);
});

test("what GameLift refuses is wrong; any other error is nobody's sight", async () => {
  const { one } = await examination({ isConnected: true });
  // No process is there that could take a game session.
  expect(await outcomes([gameSession], one)).toEqual([
    [
      "game-session",
      "wrong",
      expect.stringContaining("GameLift refused a call for it: FleetCapacityExceededException"),
    ],
  ]);
  const broken = step("a", [], () => Promise.reject(new Error("the check itself is broken")));
  await expect(takeSteps([broken], one, 1, () => {})).rejects.toThrow("the check itself is broken");
});
