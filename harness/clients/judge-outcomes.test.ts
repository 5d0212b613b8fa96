import { expect, test } from "vitest";
import type { ClientOutcome } from "./client-outcome.ts";
import type { ClientStep } from "./client-step.ts";
import { disagreements, type Played, unexpected } from "./judge-outcomes.ts";

const steps: readonly ClientStep[] = [
  { name: "make", call: "CreateBuild", input: {}, output: { Build: { Status: "READY" } } },
  { stage: "time passes", seconds: 5 },
  { name: "ask", call: "DescribeBuild", input: {}, error: "NotFoundException" },
];
const kind = (name: string, knowsEmptyLists = true) => ({ name, knowsEmptyLists });
const played = (name: string, status: string, message: string, isTyped?: boolean): Played => ({
  kind: kind(name),
  outcomes: new Map<string, ClientOutcome>([
    ["make", { output: { Build: { Status: status, BuildId: "build-1" } } }],
    ["ask", { error: { code: "NotFoundException", message, ...(isTyped === undefined ? {} : { isTyped }) } }],
  ]),
});

test("outcomes that are as the table says", () => {
  expect(unexpected(steps, played("one", "READY", "no such build", true))).toEqual([]);
});

test("what contradicts the table is told by step, path and both values", () => {
  expect(unexpected(steps, played("one", "FAILED", "no"))).toEqual([
    "step make (CreateBuild): output.Build.Status is 'READY' for the table and 'FAILED' for one",
  ]);
  expect(unexpected(steps, { kind: kind("two"), outcomes: new Map([["ask", { output: {} }]]) })).toEqual([
    "step make (CreateBuild): was not made",
    "step ask (DescribeBuild): must be refused with NotFoundException, and came to { output: {} }",
  ]);
  expect(unexpected(steps, played("one", "READY", "no", false))).toHaveLength(1);
});

test("clients disagree by member and by message; only one of them need know types", () => {
  const first = played("one", "READY", "no such build", true);
  expect(disagreements(steps, first, played("two", "READY", "no such build"))).toEqual([]);
  expect(disagreements(steps, first, played("two", "INITIALIZED", "no build"))).toEqual([
    "step make (CreateBuild): output.Build.Status is 'READY' for one and 'INITIALIZED' for two",
    "step ask (DescribeBuild): error.message is 'no such build' for one and 'no build' for two",
  ]);
  expect(disagreements(steps, first, played("two", "READY", "no such build", false))).toHaveLength(1);
  expect(disagreements(steps, first, { kind: kind("two"), outcomes: new Map() })).toHaveLength(2);
});

test("an empty list is a difference only where both clients can tell it from none", () => {
  const list: readonly ClientStep[] = [
    { name: "list", call: "ListBuilds", input: {}, output: { Builds: [] } },
  ];
  const empty = new Map([["list", { output: { Builds: [] } }]]);
  const none = new Map([["list", { output: {} }]]);
  const first = { kind: kind("one"), outcomes: empty };
  expect(disagreements(list, first, { kind: kind("two"), outcomes: none })).toHaveLength(1);
  expect(disagreements(list, first, { kind: kind("two", false), outcomes: none })).toEqual([]);
  expect(unexpected(list, { kind: kind("two"), outcomes: none })).toHaveLength(1);
  expect(unexpected(list, { kind: kind("two", false), outcomes: none })).toEqual([]);
});

test("ports differ from run to run, and count by the order in which they appear", () => {
  const ports = (...numbers: readonly number[]): Played => ({
    kind: kind("one"),
    outcomes: new Map([["make", { output: { Sessions: numbers.map((Port) => ({ Port })) } }]]),
  });
  const list: readonly ClientStep[] = [{ name: "make", call: "DescribeGameSessions", input: {}, output: {} }];
  expect(disagreements(list, ports(7001, 7002, 7001), ports(9, 8, 9))).toEqual([]);
  expect(disagreements(list, ports(7001, 7002, 7001), ports(9, 8, 8))).toHaveLength(1);
});

test("where the emulator is and when a token lapses to the second is the machine's; the rest of both is not", () => {
  const list: readonly ClientStep[] = [{ name: "make", call: "GetGameSessionLogUrl", input: {}, output: {} }];
  const log = (PreSignedUrl: string, ExpirationTimestamp: string): Played => ({
    kind: kind("one"),
    outcomes: new Map([["make", { output: { PreSignedUrl, ExpirationTimestamp } }]]),
  });
  const first = log("http://127.0.0.1:7001/logs/1", "2026-01-01T03:00:00.561Z");
  expect(disagreements(list, first, log("http://127.0.0.1:9/logs/1", "2026-01-01T03:00:09.000Z"))).toEqual(
    [],
  );
  expect(
    disagreements(list, first, log("http://127.0.0.1:7001/logs/2", "2026-01-01T04:00:00.561Z")),
  ).toHaveLength(2);
});
