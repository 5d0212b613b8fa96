import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_HOME } from "../../emulator/index.ts";
import { projectFolders } from "./folders.ts";
import { hasEnded } from "./process-state.ts";
import { startStack } from "./stack.ts";
import { connectStack } from "./stack-addresses.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-stack-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folders = () => ({ ...projectFolders(), logs: join(folder, "logs"), run: join(folder, "run") });

/** The ids that "… started (process 123, log …)" named. */
const startedIn = (lines: readonly string[]) =>
  lines.flatMap((line) => /started \(process (\d+)/.exec(line)?.[1] ?? []).map(Number);

test("another process gets its databases, brokers and reasons from the addresses alone", async () => {
  const lines: string[] = [];
  const stack = await startStack({
    folders: folders(),
    nakama: { missing: "this test needs none" },
    log: (line) => lines.push(line),
  });

  expect(stack.addresses).toMatchObject({
    region: DEFAULT_HOME.region,
    accountId: DEFAULT_HOME.account,
  });
  const connected = connectStack(JSON.parse(JSON.stringify(stack.addresses)));
  expect(await connected.createDatabase("world-1")).toBe(stack.postgres.addressOf("world-1"));
  expect(await stack.postgres.databaseExists("world-1")).toBe(true);
  await connected.dropDatabase("world-1");
  expect(await stack.postgres.databaseExists("world-1")).toBe(false);

  const own = await connected.startBroker({ logFile: join(stack.runFolder, "own.log") });
  await own.admin.createQueue("only-here");
  expect(await stack.elasticmq.admin.call("ListQueues", {})).toEqual({ QueueUrls: [] });
  await own.stop();

  expect(connected.nakamaMissing).toBe("this test needs none");
  expect(() => connected.nakama).toThrow("this test needs none");
  await connected.close();

  await stack.stop();
  const started = startedIn(lines);
  expect(started).toHaveLength(2);
  for (const pid of started) expect(hasEnded(pid)).toBe(true);
}, 120_000);

test("when one part fails, its words are told and the others are ended", async () => {
  const lines: string[] = [];
  const start = startStack({
    folders: folders(),
    moduleFolder: join(folder, "not-a-module"),
    log: (line) => lines.push(line),
  });

  await expect(start).rejects.toThrow(/not-a-module|go\.mod/);
  const started = startedIn(lines);
  expect(started).toHaveLength(2);
  for (const pid of started) expect(hasEnded(pid)).toBe(true);
}, 120_000);
