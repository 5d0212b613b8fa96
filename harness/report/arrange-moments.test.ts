import { expect, test } from "vitest";
import { arrangeMoments } from "./arrange-moments.ts";
import { gameLift, type Moment, nakama, queue, scenarioItself } from "./story.ts";

const ada = { kind: "player", name: "ada" } as const;
const clock = [
  { wallAt: 0, at: 0 },
  { wallAt: 100, at: 30_000 },
];
const whats = (moments: readonly Moment[]) => arrangeMoments(moments, clock).map(({ what }) => what);

test("moments stand in the order of the machine's time; within a millisecond causes come before who hears of them", () => {
  expect(
    whats([
      { wallAt: 5, actor: ada, what: "hears" },
      { wallAt: 5, actor: gameLift, what: "first" },
      { wallAt: 5, actor: gameLift, what: "second" },
      { wallAt: 5, actor: scenarioItself, what: "asks" },
      { wallAt: 4, actor: ada, what: "was there" },
    ]),
  ).toEqual(["was there", "asks", "first", "second", "hears"]);
});

test("what GameLift did not see gets the time that GameLift's clock showed then", () => {
  const lines = arrangeMoments(
    [
      { wallAt: 99, actor: ada, what: "before" },
      { wallAt: 100, actor: ada, what: "after" },
      { wallAt: 200, at: 5, actor: ada, what: "knows itself" },
    ],
    clock,
  );
  expect(lines.map(({ at }) => at)).toEqual([0, 30_000, 5]);
});

test("steps of one thing in a row become one line", () => {
  const step = (what: string): Moment => ({ wallAt: 1, actor: scenarioItself, what, stepOf: "sets up" });
  expect(whats([step("topic"), step("fleet"), { wallAt: 2, actor: ada, what: "waits" }])).toEqual([
    "sets up: topic, fleet",
    "waits",
  ]);
});

test("what several actors repeat in turn is said once each, with its count; later it is news again", () => {
  const cut = { wallAt: 1, actor: queue, what: "fails" };
  const logs = { wallAt: 1, actor: nakama, what: "complains" };
  const others = Array.from({ length: 6 }, (_, i) => ({ wallAt: 2, actor: ada, what: `does ${i}` }));
  const lines = arrangeMoments([cut, logs, cut, logs, cut, ...others, { ...cut, wallAt: 3 }], clock);
  expect(lines.filter(({ what }) => what === "fails").map(({ times }) => times)).toEqual([3, 1]);
  expect(lines.find(({ what }) => what === "complains")?.times).toBe(2);
});

test("a story of many moments is arranged in time that grows as it does", () => {
  const moments = Array.from(
    { length: 60_000 },
    (_, i): Moment => ({ wallAt: i, actor: ada, what: `says ${i}` }),
  );
  expect(arrangeMoments(moments, clock)).toHaveLength(60_000);
});
