import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Replay } from "../../../emulator/index.ts";
import { painter } from "../../report/paint.ts";
import { ReplayConsole } from "./replay-console.ts";
import { recordTimeOut } from "./testing/recorded-time-out.ts";

let folder: string;
let replay: Replay;
let commands: ReplayConsole;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-replay-"));
  await recordTimeOut(join(folder, "recording.jsonl"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  replay = new Replay(join(folder, "recording.jsonl"));
  const { startAt } = replay.header.clock;
  commands = new ReplayConsole(replay, { paint: painter(false), width: 200, startAt });
});
afterEach(() => commands.close());

const ask = (line: string): string => commands.answer(line).lines.join("\n");

test("goes on input by input and shows what came of each", () => {
  expect(ask("next")).toMatch(/^ {6}1 {2}00:00:00\.000 › input {7}control create-topic/);
  const { inputs } = replay;
  ask("next 3");
  expect(replay.inputs).toBe(inputs + 3);
  expect(ask("next none")).toBe("next takes a number of inputs, not none.");
});

test("stops where words come true, with the state in tables", () => {
  const told = ask("until match-1 pending");
  expect(told).toMatch(/transition {2}placement PENDING {2}match-1\n/);
  expect(told).toMatch(/^placements {2}1\n {2}id +status +queue +started +players +attempts\n/m);
  expect(told).toMatch(/^ {2}match-1 {2}PENDING +game-session-placement +00:00:00\.000 {2}ada, ben +0$/m);
  expect(told).toMatch(/^ {2}in 00:00:30\.000 {2}00:00:30\.000 {2}placement-timeout +match-1$/m);
});

test("stops before the first input after an instant", () => {
  ask("until +12s");
  expect(replay.at).toBe(replay.header.clock.startAt + 12_000);
  expect(ask("show placements match-1")).toMatch(/^ {2}status +PENDING$/m);
  expect(ask("until +31s")).toContain("The record ends here");
});

test("goes back by beginning again", () => {
  ask("until end");
  const end = replay.sequence;
  expect(ask("until +12s")).toMatch(/^00:00:12\.000 of GameLift's time/m);
  expect(ask("show placements match-1")).toMatch(/^ {2}status +PENDING$/m);
  expect(ask("until 3")).toMatch(/, after entry 3$/m);
  expect(ask("again")).toBe("Before the first entry.");
  expect(ask("next")).toMatch(/^ {6}1 /);
  expect(ask("until end")).toContain(`after entry ${end}.`);
});

test("says why something is as it is at that moment", () => {
  ask("until +12s");
  expect(ask("explain match-1")).toContain(
    "Placement match-1 of queue game-session-placement waits (PENDING).",
  );
  ask("until TIMED_OUT");
  expect(ask("explain")).toContain("TIMED_OUT");
});

test("shows tables and records by a beginning of their names and ids", () => {
  ask("until end");
  expect(ask("show alias")).toMatch(/^aliases {2}1\n/);
  expect(ask("show game")).toBe("There are no gameSessions.");
  expect(ask("show timers")).not.toContain("placement-timeout");
  expect(ask("show builds")).toContain("my-server-1.0.0");
  expect(ask("show placements nobody")).toBe("No record of placements holds nobody.");
  expect(ask("show weather")).toMatch(/^There are the tables fleets, aliases, .* events, timers\.$/);
  const [, begun = ""] = /^ {2}(fleet-[0-9a-f]{4})…/m.exec(ask("show fleets")) ?? [];
  expect(ask(`show fleets ${begun}…`)).toMatch(/^ {2}name +build_1_0_0_fleet_1$/m);
});

test("shows the journal's end, what there is to type, and what is none of it", () => {
  ask("until TIMED_OUT");
  expect(ask("journal 2").split("\n")).toHaveLength(2);
  expect(ask("j 1")).toMatch(/PlacementTimedOut published {2}match-1$/);
  expect(ask("help")).toContain("until MOMENT");
  expect(ask("fly")).toMatch(/^fly is not one of: next, until, again,/);
  expect(ask("until never seen")).toMatch(
    /^(.*\n)*Nothing from there on is never seen\.\nThe record ends here/,
  );
  expect(commands.answer("quit")).toEqual({ lines: [], isOver: true });
  expect(commands.completions("sh")).toEqual(["show"]);
  expect(commands.completions("show ga")).toEqual(["show gameSessions"]);
});
