import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { StartGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import { gameLiftClient } from "../../gamelift.ts";

const program = fileURLToPath(new URL("../explain.ts", import.meta.url));

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ clock: { mode: "running" } });
});
afterEach(() => emulator.close());

async function explain(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { status: status as number, stdout, stderr };
}

const there = () => ["--api-url", emulator.addresses.apiUrl, "--control-token", emulator.controlToken];

/** A placement that is asked of a queue which does not exist. */
async function askInVain(): Promise<void> {
  const client = gameLiftClient(emulator.addresses.apiUrl, "us-east-1");
  const asked = { PlacementId: "placement-1", GameSessionQueueName: "queue-1", MaximumPlayerSessionCount: 2 };
  await expect(client.send(new StartGameSessionPlacementCommand(asked))).rejects.toThrow("was not found");
  client.destroy();
}

test("text, with the cause and what to change", async () => {
  await askInVain();
  const { status, stdout, stderr } = await explain(...there());
  expect(stderr).toBe("");
  expect(stdout).toContain("placement-1 was asked for and refused.");
  expect(stdout).toContain("[queue-not-found, ");
  expect(stdout).toContain("make it with CreateGameSessionQueue");
  expect(status).toBe(0);
});

test("JSON, as the control API answers it", async () => {
  await askInVain();
  const { status, stdout } = await explain("placement-1", "--format", "json", ...there());
  expect(JSON.parse(stdout)).toEqual(emulator.control.explanation("placement-1"));
  expect(JSON.parse(stdout)).toMatchObject({ causes: [{ code: "queue-not-found", rank: "root" }] });
  expect(status).toBe(0);
});

test("an id that nothing bears, a wrong token, and no GameLift there are failures that say so", async () => {
  const unknown = await explain("nobody", ...there());
  expect(unknown).toMatchObject({ status: 1, stdout: expect.stringContaining("knows nothing of nobody") });
  const { apiUrl } = emulator.addresses;
  const wrong = await explain("--api-url", apiUrl, "--control-token", "wrong");
  expect(wrong).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("control token") });
  const without = await explain("--api-url", apiUrl);
  expect(without).toMatchObject({ status: 1, stderr: expect.stringContaining("--control-token") });
  await emulator.close();
  const gone = await explain(...there());
  expect(gone).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`No GameLift answers at ${apiUrl}`),
  });
});
