/** Managed fleets whose server processes are shell scripts, for tests of whoever launches them. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  CreateBuildCommand,
  CreateFleetCommand,
  type CreateFleetInput,
  type ServerProcess,
} from "@aws-sdk/client-gamelift";
import type { JournalEntry } from "../index.ts";
import { eventually } from "./eventually.ts";
import { fleetEventsOf } from "./fleets.ts";
import { known } from "./guide-set-up.ts";
import { ScriptedGameServer } from "./scripted-game-server.ts";
import type { TestEmulator } from "./test-emulator.ts";

/** The name of the build that is mapped to the folder. */
export const LAUNCHED_BUILD = "launched";

/** A folder that stands for a build. */
export class BuildFolder {
  readonly path = mkdtempSync(join(tmpdir(), "windtunnel-build-"));

  /** Writes a shell script into it; answers its launch path. */
  script(name: string, text: string): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
    return `/local/game/${name}`;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Makes a fleet of the mapped build and answers its id; its set-up goes on. */
export async function makeLaunchedFleet(
  { client }: TestEmulator,
  lines: readonly ServerProcess[],
  given: Partial<CreateFleetInput> = {},
): Promise<string> {
  const { Build } = await client.send(
    new CreateBuildCommand({ Name: LAUNCHED_BUILD, OperatingSystem: "AMAZON_LINUX_2023" }),
  );
  const { FleetAttributes } = await client.send(
    new CreateFleetCommand({
      Name: "fleet",
      BuildId: known(Build?.BuildId),
      EC2InstanceType: "c5.large",
      RuntimeConfiguration: { ServerProcesses: [...lines] },
      ...given,
    }),
  );
  return known(FleetAttributes?.FleetId);
}

/** What the launcher has noted so far, in order. */
export const launchNotes = ({ emulator }: TestEmulator, what: string): readonly JournalEntry[] =>
  emulator.control.journal(0).filter((entry) => entry.kind === "launch" && entry.what === what);

/** Waits until so many processes were started, or have exited, in all; answers the notes of them. */
export const launchNotesOnce = (
  bench: TestEmulator,
  what: "server process started" | "server process exited",
  count: number,
): Promise<readonly JournalEntry[]> =>
  eventually(
    `${count} times: ${what}`,
    () => {
      const notes = launchNotes(bench, what);
      return notes.length >= count && notes;
    },
    () => bench.emulator.control.journal(0).filter(({ kind }) => kind === "launch" || kind === "failure"),
  );

/**
 * Connects for a launched script that has written its environment to its output, and goes on: what such a process would say
 * is the test's to say.
 */
export async function speakFor(note: JournalEntry | undefined): Promise<ScriptedGameServer> {
  const environment = await eventually("the environment of a launched script", () => {
    const text = readFileSync(String(note?.details.outputFile), "utf8");
    return (
      text.includes("PWD=") && new Map(text.split("\n").map((line) => line.split("=", 2) as [string, string]))
    );
  });
  const value = (name: string) => known(environment.get(`GAMELIFT_SDK_${name}`));
  return await ScriptedGameServer.connect({
    endpoint: value("WEBSOCKET_URL"),
    processId: value("PROCESS_ID"),
    fleetId: value("FLEET_ID"),
    computeName: value("HOST_ID"),
    authToken: value("AUTH_TOKEN"),
  });
}

/** The messages of a fleet's events with this code, oldest first. */
export async function eventMessages(bench: TestEmulator, fleetId: string, code: string): Promise<string[]> {
  const events = await fleetEventsOf(bench, fleetId);
  return events
    .filter(({ EventCode }) => EventCode === code)
    .map(({ Message }) => Message ?? "")
    .reverse();
}
