/** The archive behind GetGameSessionLogUrl, of a launched process that a test speaks for. */
import { mkdirSync, writeFileSync } from "node:fs";
import {
  CreateGameSessionCommand,
  GetGameSessionLogUrlCommand,
  type GetGameSessionLogUrlOutput,
} from "@aws-sdk/client-gamelift";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { known } from "./testing/guide-set-up.ts";
import {
  BuildFolder,
  LAUNCHED_BUILD,
  launchNotes,
  launchNotesOnce,
  makeLaunchedFleet,
  speakFor,
} from "./testing/launched-fleet.ts";
import { TestEmulator } from "./testing/test-emulator.ts";

const FOURTEEN_DAYS_SECONDS = 14 * 24 * 60 * 60;

let build: BuildFolder;
let bench: TestEmulator;
beforeEach(async () => {
  build = new BuildFolder();
  bench = await TestEmulator.start("json", { builds: { [LAUNCHED_BUILD]: build.path } });
});
afterEach(async () => {
  await bench.close();
  build.remove();
});

/** A game session that has ended on a launched process with these log paths, which has exited. */
async function endedGameSession(logPaths: readonly string[]): Promise<string> {
  const path = build.script("server", "echo this is my output; env; exec sleep 1000");
  const FleetId = await makeLaunchedFleet(bench, [{ LaunchPath: path, ConcurrentExecutions: 1 }]);
  const [note] = await launchNotesOnce(bench, "server process started", 1);
  const server = await speakFor(note);
  await server.ask("ActivateServerProcess", {
    SdkVersion: "5.4.0",
    SdkLanguage: "Go",
    SdkToolName: "a-game",
    Port: 7777,
    LogPaths: logPaths,
  });
  await server.ask("HeartbeatServerProcess", { HealthStatus: true });
  const { GameSession } = await bench.client.send(
    new CreateGameSessionCommand({ FleetId, MaximumPlayerSessionCount: 2 }),
  );
  await server.activateNextGameSession();
  await server.ask("TerminateServerProcess");
  server.cut();
  const url = await urlOf(known(GameSession?.GameSessionId));
  expect(await (await fetch(url)).text()).toContain("the process has not exited yet");
  process.kill(Number(note?.details.pid), "SIGTERM");
  await eventually("the logs are collected", () => launchNotes(bench, "logs collected").length === 1);
  return known(GameSession?.GameSessionId);
}

async function urlOf(GameSessionId: string): Promise<string> {
  const { PreSignedUrl }: GetGameSessionLogUrlOutput = await bench.client.send(
    new GetGameSessionLogUrlCommand({ GameSessionId }),
  );
  return known(PreSignedUrl);
}

test("it is a zip with the files that ProcessReady named, the output, and what is missing", async () => {
  mkdirSync(`${build.path}/logs`);
  writeFileSync(`${build.path}/logs/game.log`, "a fine game\n");
  const url = await urlOf(await endedGameSession(["/local/game/logs", "/local/game/crash.dmp"]));
  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe("application/zip");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="gsess-[0-9a-f-]+\.zip"$/);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  expect(texts).toMatchObject({ "logs/game.log": "a fine game\n" });
  expect(texts["windtunnel-output.log"]).toContain("this is my output");
  expect(texts["ReadMe.txt"]).toContain("/local/game/crash.dmp: missing");

  const head = await fetch(url, { method: "HEAD" });
  expect(head.headers.get("content-length")).toBe(answer.headers.get("content-length"));
});

test("its URL is good for 15 minutes, and it for 14 days", async () => {
  const gameSessionId = await endedGameSession([]);
  const url = await urlOf(gameSessionId);
  await bench.advance(900);
  expect((await fetch(url)).status).toBe(200);
  await bench.advance(1);
  expect((await fetch(url)).status).toBe(403);
  await bench.advance(FOURTEEN_DAYS_SECONDS - 901);
  expect((await fetch(await urlOf(gameSessionId))).status).toBe(200);
  await bench.advance(1);
  const late = await fetch(await urlOf(gameSessionId));
  expect(`${late.status} ${await late.text()}`).toMatch(/^404 The logs of .* were kept for 14 days/);
});
