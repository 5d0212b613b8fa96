import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import {
  BuildFolder,
  LAUNCHED_BUILD,
  launchNotes,
  launchNotesOnce,
  makeLaunchedFleet,
  speakFor,
} from "../testing/launched-fleet.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

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

const line = (LaunchPath: string, ConcurrentExecutions = 1, Parameters?: string) => ({
  LaunchPath,
  ConcurrentExecutions,
  ...(Parameters === undefined ? {} : { Parameters }),
});
const started = (count: number) => launchNotesOnce(bench, "server process started", count);

test("processes get their arguments, the build's folder, the environment of an instance and ports of their own", async () => {
  const said = 'printf "<%s>" "$@"; echo; pwd; env; exec sleep 1000';
  const path = build.script("bin/server", said);
  await makeLaunchedFleet(bench, [line(path, 2, '-name "two words"'), line(path, 1, "-other")]);
  const notes = await started(3);
  const outputs = await eventually("the output of all three", () => {
    const texts = notes.map(({ details }) => readFileSync(String(details.outputFile), "utf8").split("\n"));
    return texts.every((lines) => lines.some((text) => text.startsWith("PWD="))) && texts;
  });
  expect(outputs.map(([args]) => args)).toEqual([
    '<-name><"two><words">',
    '<-name><"two><words">',
    "<-other>",
  ]);
  const ports = new Set<string | undefined>();
  for (const [index, lines] of outputs.entries()) {
    expect(lines[1]).toBe(build.path);
    const { subjectId, details } = notes[index] ?? {};
    expect(lines).toContain(`GAMELIFT_SDK_WEBSOCKET_URL=${bench.emulator.addresses.serverSdkUrl}`);
    expect(lines).toContain(`GAMELIFT_SDK_PROCESS_ID=${subjectId}`);
    expect(lines).toContain(`GAMELIFT_SDK_FLEET_ID=${details?.fleetId}`);
    expect(lines).toContain(`GAMELIFT_SDK_HOST_ID=${details?.instanceId}`);
    expect(lines.find((text) => text.startsWith("GAMELIFT_SDK_AUTH_TOKEN="))).toMatch(/=[0-9a-f-]{36}$/);
    expect(lines).toContain("AWS_REGION=us-east-1");
    ports.add(lines.find((text) => text.startsWith("WINDTUNNEL_PORT=")));
  }
  expect(ports.size).toBe(3);
});

test("on request they are told the TLS socket, with the authority that vouches for it, and what the user adds", async () => {
  const stateFolder = `${build.path}/state`;
  const path = build.script("server", "env; exec sleep 1000");
  const options = { builds: { [LAUNCHED_BUILD]: build.path }, launchWithTls: true, stateFolder };
  const other = await TestEmulator.start("json", { ...options, launchEnvironment: { MODE: "duel" } });
  try {
    await makeLaunchedFleet(other, [line(path)]);
    const [note] = await launchNotesOnce(other, "server process started", 1);
    expect(String(note?.details.outputFile)).toContain(`${stateFolder}/launched/`);
    const text = await eventually("its environment", () => {
      const said = readFileSync(String(note?.details.outputFile), "utf8");
      return said.includes("PWD=") && said;
    });
    const { serverSdkTlsUrl, bundlePath } = other.emulator.addresses;
    expect(text).toContain(`GAMELIFT_SDK_WEBSOCKET_URL=${serverSdkTlsUrl}\n`);
    expect(text).toContain(`SSL_CERT_FILE=${bundlePath}\n`);
    expect(text).toContain("MODE=duel\n");
  } finally {
    await other.close();
  }
});

test("two that say one port are in each other's way, and the journal says whose", async () => {
  const path = build.script("server", "env; exec sleep 1000");
  await makeLaunchedFleet(bench, [line(path, 2)]);
  const servers = [];
  for (const note of await started(2)) servers.push(await speakFor(note));
  const ready = { SdkVersion: "5.4.0", SdkLanguage: "Go", SdkToolName: "a-game", Port: 7777, LogPaths: [] };
  for (const server of servers) await server.ask("ActivateServerProcess", ready);
  expect(launchNotes(bench, "two server processes say one port")).toMatchObject([
    {
      subjectId: servers[1]?.processId,
      details: { problem: expect.stringMatching(`^${servers[0]?.processId} has said port 7777, too`) },
    },
  ]);
  for (const server of servers) server.cut();
});

test("a build that is mapped to no folder is refused before anything listens", async () => {
  await expect(TestEmulator.start("json", { builds: { other: "/no/such/folder" } })).rejects.toThrow(
    "build other is mapped to /no/such/folder, where there is no folder",
  );
});
