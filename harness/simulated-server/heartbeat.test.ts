import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { goHeartbeat, Heartbeat, heartbeatDelayMs } from "./heartbeat.ts";
import type { ServerScript } from "./server-script.ts";
import { ManualTimers } from "./testing/manual-timers.ts";

function beating(script: ServerScript, draws: number[] = []) {
  const timers = new ManualTimers();
  const beats: [atMs: number, healthy: boolean][] = [];
  const startedAt = timers.now();
  const heartbeat = new Heartbeat({
    timers,
    random: () => draws.shift() ?? 0.5,
    pace: goHeartbeat,
    processId: "proc-7",
    script: () => script,
    report: async (healthy) => {
      beats.push([timers.now() - startedAt, healthy]);
    },
    failed: () => undefined,
  });
  return { heartbeat, timers, beats };
}

test("every interval lies between 50 and 70 s, and the ends can be reached", () => {
  fastCheck.assert(
    fastCheck.property(fastCheck.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (draw) => {
      const delayMs = heartbeatDelayMs(goHeartbeat, draw);
      return delayMs >= 50_000 && delayMs <= 70_000 && Number.isInteger(delayMs);
    }),
  );
  expect(heartbeatDelayMs(goHeartbeat, 0)).toBe(50_000);
  expect(heartbeatDelayMs(goHeartbeat, 0.9999999)).toBe(70_000);
});

test("one beat at once, then one after each interval of the world's clock", async () => {
  const { heartbeat, timers, beats } = beating({}, [0, 0.5, 0.75]);
  await heartbeat.start();
  expect(timers.planned()).toEqual([{ what: "heartbeat of proc-7", inMs: 50_000 }]);
  timers.advance(49_999);
  expect(beats).toEqual([[0, true]]);
  timers.advance(1);
  timers.advance(125_000);
  expect(beats).toEqual([
    [0, true],
    [50_000, true],
    [110_000, true],
    [175_000, true],
  ]);
  heartbeat.stop();
  expect(timers.planned()).toEqual([]);
});

test("C++ counts the interval from the end of a report, answered or not, and stops where it waits for one", async () => {
  const timers = new ManualTimers();
  const startedAt = timers.now();
  const asked: { readonly atMs: number; readonly answer: PromiseWithResolvers<void> }[] = [];
  const failures: unknown[] = [];
  const heartbeat = new Heartbeat({
    timers,
    random: () => 0.5,
    pace: goHeartbeat,
    processId: "proc-7",
    script: () => ({ profile: "Cpp" }),
    report: () => {
      const answer = Promise.withResolvers<void>();
      asked.push({ atMs: timers.now() - startedAt, answer });
      return answer.promise;
    },
    failed: (error) => failures.push(error),
  });
  const next = () => timers.planned().map(({ inMs }) => inMs);
  const started = heartbeat.start();
  expect(next()).toEqual([]);
  timers.advance(2_000);
  asked[0]?.answer.resolve();
  await started;
  expect(next()).toEqual([60_000]);

  timers.advance(60_000);
  expect(next()).toEqual([]);
  timers.advance(20_000);
  asked[1]?.answer.reject(new Error("no answer"));
  await eventually("the next beat is planned", () => next().length === 1);
  expect(failures).toEqual([new Error("no answer")]);
  timers.advance(60_000);
  expect(asked.map(({ atMs }) => atMs)).toEqual([0, 62_000, 142_000]);

  heartbeat.stop();
  const last = asked[2]?.answer;
  last?.resolve();
  await last?.promise;
  await new Promise((resolve) => setImmediate(resolve));
  expect(next()).toEqual([]);
});

test("a script makes reports unhealthy after so many healthy ones, or silences them", async () => {
  const sick = beating({ unhealthyAfterHeartbeats: 2 });
  await sick.heartbeat.start();
  sick.timers.advance(180_000);
  expect(sick.beats.map(([, healthy]) => healthy)).toEqual([true, true, false, false]);

  const quiet = beating({ silentAfterHeartbeats: 2 });
  await quiet.heartbeat.start();
  quiet.timers.advance(600_000);
  expect(quiet.beats).toHaveLength(2);

  const mute = beating({ silentAfterHeartbeats: 0 });
  await mute.heartbeat.start();
  mute.timers.advance(600_000);
  expect(mute.beats).toEqual([]);
});

test("a failed first beat fails the start, a later one is only told", async () => {
  const timers = new ManualTimers();
  let error = new Error("refused");
  const failed = Promise.withResolvers<unknown>();
  const heartbeat = new Heartbeat({
    timers,
    random: () => 0.5,
    pace: goHeartbeat,
    processId: "proc-7",
    script: () => ({}),
    report: () => Promise.reject(error),
    failed: failed.resolve,
  });
  await expect(heartbeat.start()).rejects.toThrow("refused");
  error = new Error("later");
  timers.advance(60_000);
  expect(await failed.promise).toBe(error);
});
