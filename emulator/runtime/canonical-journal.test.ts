import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { describe, expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import type { EmulatorOptions } from "../index.ts";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { type Behaviour, ScriptedQueue } from "../testing/scripted-queue.ts";
import { TestEmulator } from "../testing/test-emulator.ts";
import { canonicalJournal } from "./canonical-journal.ts";
import type { JournalEntry } from "./journal.ts";

const topic = "placements.fifo";

/** A story with every kind of end, told through real sockets; the journal's canonical form afterwards. */
async function tell(
  seed: string,
  behaviour: Behaviour,
  options: EmulatorOptions,
): Promise<readonly string[]> {
  const queue = await ScriptedQueue.start();
  const bench = await TestEmulator.start("json", { seed, brokerUrl: queue.url, ...options });
  try {
    queue.behave = () => (queue.attempts.length === 1 ? behaviour : "accept");
    const { control } = bench.emulator;
    const { topicArn } = control.command("create-topic", { name: topic });
    control.command("subscribe", { topicArn, queueName: "events.fifo" });
    const guide = await setUpAsInTheGuide(bench, { queue: { NotificationTarget: String(topicArn) } });
    const placements = new Placements(bench, guide.queueName);
    const first = await bench.gameServer(guide.fleetId, 7001);
    await bench.settled();
    await placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }] });
    await bench.settled();
    const GameSessionId = await first.activateNextGameSession();
    await bench.settled();
    const { PlayerSessions: seats } = await first.ask("DescribePlayerSessions", { GameSessionId });
    const [{ PlayerSessionId }] = seats as [{ PlayerSessionId: string }];
    await first.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId });
    await placements.start({ PlacementId: "placement-2" });
    await expect(placements.start({ PlacementId: "placement-2" })).rejects.toThrow("was used before");
    await bench.advance(61);
    const second = await bench.gameServer(guide.fleetId, 7002);
    await placements.start({ PlacementId: "placement-3" });
    await bench.settled();
    const { GameSessionId: failing } = await second.push("CreateGameSession");
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await bench.client.send(new TerminateGameSessionCommand({ GameSessionId: failing, TerminationMode }));
    await bench.settled();
    await first.ask("TerminateServerProcess");
    await bench.settled();
    return control.canonicalJournal();
  } finally {
    await bench.close();
    await queue.down();
  }
}

test("the same seed and inputs give the same canonical journal, however slow the machine and the queue are", async () => {
  const machines: readonly (readonly [Behaviour, EmulatorOptions])[] = [
    ["accept", { minimumEventDelayMs: 0 }],
    [503, { minimumEventDelayMs: 0 }],
    ["cut", { minimumEventDelayMs: 20 }],
    ["accept", { minimumEventDelayMs: 30, queuePrefix: "world" }],
  ];
  const reference = await tell("seed", "accept", {});
  for (let run = 0; run < 16; run += 1) {
    const [behaviour, options] = machines[run % machines.length] ?? ["accept", {}];
    expect(await tell("seed", behaviour, options), `run ${run}`).toEqual(reference);
  }
  const other = await tell("another seed", "accept", {});
  expect(other).not.toEqual(reference);
  expect(other).toHaveLength(reference.length);
  const names = reference.map((line) => (JSON.parse(line) as JournalEntry).what);
  for (const what of [
    "placement FULFILLED",
    "placement TIMED_OUT",
    "placement FAILED",
    "player session TIMEDOUT",
    "PlacementFailed published",
    "event accepted by the queue",
    "CreateGameSession",
    "TerminateProcess",
    "answered",
    "StartGameSessionPlacement refused",
    "server process TERMINATED",
  ])
    expect(names).toContain(what);
}, 60_000);

describe("the canonical form", () => {
  const written = (...entries: readonly Partial<JournalEntry>[]): readonly JournalEntry[] =>
    entries.map((entry, index) => ({
      sequence: index + 1,
      at: instant(1_000),
      wallAt: 5_000 + index,
      kind: "input",
      what: "something",
      details: {},
      ...entry,
    }));
  const lines = (...entries: readonly Partial<JournalEntry>[]): readonly unknown[] =>
    canonicalJournal(written(...entries)).map((line) => JSON.parse(line));

  test("leaves out wall times, numbers of entries, ports and ids of the transport, at any depth", () => {
    const details = {
      kind: "frame",
      callId: "call-1",
      requestId: "r",
      connectionId: "c",
      fields: { Port: 7001, LogPaths: ["a"], record: { port: 7001, startCallId: "call-1", name: "kept" } },
      attempts: 3,
      list: [{ port: 1 }, "kept"],
    };
    expect(lines({ what: "ActivateServerProcess", subjectId: "process-1", details })).toEqual([
      {
        at: 1_000,
        kind: "input",
        what: "ActivateServerProcess",
        subjectId: "process-1",
        details: {
          kind: "frame",
          fields: { LogPaths: ["a"], record: { name: "kept" } },
          list: [{}, "kept"],
        },
      },
    ]);
    expect(lines({ subjectId: "call-17" })).toEqual([
      { at: 1_000, kind: "input", what: "something", details: {} },
    ]);
  });

  test("leaves out what other programs did, and events that are still being tried", () => {
    expect(
      lines(
        { kind: "queue", what: "started" },
        { kind: "gateway", what: "tunnel opened" },
        { kind: "event", what: "PlacementFailed not delivered yet" },
        { kind: "event", what: "PlacementFailed published" },
      ),
    ).toMatchObject([{ what: "PlacementFailed published" }]);
  });

  test("puts what the machine times at the end of its span, in one order", () => {
    const call = { what: "CreateFleet", details: { kind: "call" } };
    const due = { what: "due look-at-queue", details: { kind: "due" } };
    const answered = { what: "answered", details: { kind: "answered" } };
    const push = { kind: "push" as const, what: "CreateGameSession", subjectId: "process-1" };
    const accepted = { kind: "event" as const, what: "event accepted by the queue", subjectId: "event-1" };
    const orders = [
      [call, answered, push, due, accepted, call],
      [call, due, accepted, push, answered, call],
      [call, push, due, accepted, answered, call],
    ].map((order) => lines(...order));
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
    expect(orders[0]).toMatchObject([
      { what: "CreateFleet" },
      { what: "due look-at-queue" },
      { what: "answered" },
      { what: "event accepted by the queue" },
      { what: "CreateGameSession" },
      { what: "CreateFleet" },
    ]);
    expect(lines(call, due, call, push)).not.toEqual(lines(call, push, due, call));
  });

  test("leaves out instants of the machine's time, of processes that are counted in it only", () => {
    const process = (livenessBase: string) => ({
      kind: "transition" as const,
      what: "server process TERMINATING",
      subjectId: "process-1",
      details: { record: { processId: "process-1", livenessBase, lastHealthyAt: 7, terminationAt: 8 } },
    });
    const push = {
      kind: "push" as const,
      what: "TerminateProcess",
      subjectId: "process-1",
      details: { push: { TerminationTime: 8 } },
    };
    expect(lines(process("real"), push)).toMatchObject([
      { details: { record: { processId: "process-1", livenessBase: "real" } } },
      { details: { push: {} } },
    ]);
    expect(JSON.stringify(lines(process("real"), push))).not.toMatch(/At":|Time":/);
    expect(lines(process("clock"), push)).toMatchObject([
      { details: { record: { lastHealthyAt: 7, terminationAt: 8 } } },
      { details: { push: { TerminationTime: 8 } } },
    ]);
    const step = (base: string) => ({ what: "clock", details: { kind: "clock", base, to: 9 } });
    expect(lines(step("real"), step("clock"))).toMatchObject([
      { details: { base: "real" } },
      { details: { base: "clock", to: 9 } },
    ]);
    expect(lines(step("real"))).not.toMatchObject([{ details: { to: 9 } }]);
  });

  test("keeps of a failure what was thrown, and not the files of this machine", () => {
    const error = "TypeError: no\n    at file:///somewhere/core.ts:1:2";
    expect(lines({ kind: "failure", what: "the rule failed", details: { error } })).toMatchObject([
      { details: { error: "TypeError: no" } },
    ]);
  });
});
