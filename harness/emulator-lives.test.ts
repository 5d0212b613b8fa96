import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { WorldEmulator } from "./emulator-lives.ts";
import { JournalReader } from "./journal-reader.ts";
import { startWorldEmulator } from "./world-emulator.ts";
import { WorldNotes } from "./world-notes.ts";

let folder: string;
let bench: Bench;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windtunnel-lives-"));
  bench = await startWorldEmulator("process", {
    ...{ seed: "lives", stateFolder: folder, queuePrefix: "", minimumEventDelayMs: 25 },
    ...{ messageGroup: "placement", brokerUrl: "http://127.0.0.1:1", logFolder: folder },
    ...{ rateLimits: false, launchWithTls: false, title: "lives" },
  });
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

test("its ports are none that the kernel gives to somebody's connection while it is dead", async () => {
  const { connectPort, tlsPort, ...urls } = await bench.addresses();
  const told = [urls.apiUrl, urls.serverSdkUrl, urls.serverSdkTlsUrl, urls.queueUrl];
  for (const port of [connectPort, tlsPort, ...told.map((url) => Number(new URL(url).port))])
    expect(port).toBeLessThan(32_768);
});

const createTopic = async () => (await bench.command("create-topic", { name: "events" })).topicArn;

test("an emulator that was killed is back on its ports, knows nothing, and its journal goes on", async () => {
  const notes = new WorldNotes(() => 0);
  const emulator = new WorldEmulator(bench, createTopic, notes);
  const journal = new JournalReader(bench);
  const addresses = await bench.addresses();
  await createTopic();
  const before = [...(await journal.all())];

  await emulator.kill();
  await expect(bench.state()).rejects.toThrow("fetch failed");
  await emulator.startAgain();
  expect(await bench.addresses()).toEqual(addresses);
  expect((await bench.state()).flatMap(({ tables }) => tables.topics ?? [])).toEqual([]);

  await emulator.setUpAgain();
  expect((await bench.state()).flatMap(({ tables }) => tables.topics ?? [])).toHaveLength(1);
  const all = await journal.all();
  const present = await journal.presentLife();
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
  expect(all.slice(0, before.length)).toEqual(before);
  expect(present).toEqual(all.slice(before.length));
  expect(present.map(({ what }) => what)).toEqual(before.map(({ what }) => what));
  expect(notes.all().map(({ what, isFault }) => [what, isFault === true])).toEqual([
    ["the emulator is killed", true],
    ["the emulator is back, empty", false],
    ["GameLift is set up again", false],
  ]);
});

test("something is done at the moment of an entry, or not in time", async () => {
  const journal = new JournalReader(bench);
  const done = journal.when(
    "a topic",
    ({ what }) => what === "control create-topic",
    ({ kind }) => `at the ${kind}`,
  );
  // A stream begins some moments after it is asked for: what is meant happens until it is seen.
  const seen = await Promise.race([done, repeatedly(() => bench.command("create-topic", { name: "more" }))]);
  expect(seen).toBe("at the input");
  await expect(
    journal.when(
      "what never comes",
      () => false,
      () => undefined,
      { withinMs: 20 },
    ),
  ).rejects.toThrow("what never comes took longer than 0.02 s");
});

async function repeatedly(act: () => Promise<unknown>): Promise<never> {
  for (let count = 0; count < 1_000; count += 1) await act();
  throw new Error("done a thousand times, and never seen");
}

test("an emulator that lives in this process cannot be killed", async () => {
  const own = await startEmulator({ clock: { mode: "manual" } });
  try {
    const notes = new WorldNotes(() => 0);
    const emulator = new WorldEmulator(benchOf(own), async () => undefined, notes);
    await expect(emulator.kill()).rejects.toThrow('needs emulator: "process"');
    expect(notes.all()).toEqual([]);
  } finally {
    await own.close();
  }
});
