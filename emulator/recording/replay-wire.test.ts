import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmulatorOptions } from "../index.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { eventually } from "../testing/eventually.ts";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { ScriptedQueue } from "../testing/scripted-queue.ts";
import { TestEmulator } from "../testing/test-emulator.ts";
import { Replay } from "./replay.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-replay-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A story of API calls, sockets, faults and time, recorded; its journal as the emulator had it. */
async function tell(file: string, options: EmulatorOptions): Promise<readonly JournalEntry[]> {
  const queue = await ScriptedQueue.start();
  const record = { file, title: "a story" };
  const bench = await TestEmulator.start("cbor", { brokerUrl: queue.url, record, ...options });
  const { control } = bench.emulator;
  try {
    queue.behave = () => (queue.attempts.length === 1 ? 503 : "accept");
    const { topicArn } = control.command("create-topic", { name: "placements.fifo" });
    control.command("subscribe", { topicArn, queueName: "events.fifo" });
    const guide = await setUpAsInTheGuide(bench, { queue: { NotificationTarget: String(topicArn) } });
    const placements = new Placements(bench, guide.queueName);
    const first = await bench.gameServer(guide.fleetId, 7001);
    await placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
    control.command("add-fault", {
      fault: "fail-action",
      match: { action: "ActivateGameSession" },
      settings: { statusCode: 500 },
    });
    const { GameSessionId } = await first.push("CreateGameSession");
    const activate = () => first.ask("ActivateGameSession", { GameSessionId });
    await expect(activate()).rejects.toThrow("was answered 500");
    await activate();
    control.command("add-fault", { fault: "lose-event" });
    await placements.start({ PlacementId: "placement-2" });
    await expect(placements.start({ PlacementId: "placement-2" })).rejects.toThrow("was used before");
    if (options.clock?.mode === "manual") await bench.advance(61);
    control.setClock(control.clock().realNow + 200_000, "real");
    const second = await bench.gameServer(guide.fleetId, 7002);
    await placements.start({ PlacementId: "placement-3" });
    const { GameSessionId: failing } = await second.push("CreateGameSession");
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await bench.client.send(new TerminateGameSessionCommand({ GameSessionId: failing, TerminationMode }));
    await control.setServerSdkReachable(false);
    await eventually("a lost socket", () => control.journal(0).some(({ what }) => what === "socket-lost"));
    return control.journal(0);
  } finally {
    await bench.close();
    await queue.down();
  }
}

test.each([
  ["a manual clock", { clock: { mode: "manual" } }],
  ["a running clock", { clock: { mode: "running", speed: 1 }, rateLimits: true }],
  ["a clock that runs fast", { clock: { mode: "running", speed: 5 } }],
] as const)("a story told over the wire is the same when it is replayed: %s", async (name, options) => {
  const file = join(folder, `${name}.jsonl`);
  const journal = await tell(file, options);
  const replay = new Replay(file);
  for (let step = replay.step(); step !== undefined; step = replay.step()) expect(step.kind).toBe("input");
  const replayed = replay.journal(0);
  expect(replayed.slice(0, journal.length)).toEqual(journal);
  expect(replay.isBrokenOff).toBe(false);
  const seen = new Set(replayed.map(({ what }) => what));
  for (const what of ["fault at event.publish", "socket-lost", "delivered", "answered", "due look-at-queue"])
    expect(seen).toContain(what);
  expect(replay.explanation("placement-1").text).toContain("placement-1");
  replay.close();
});
