import { chmodSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  CreateBuildCommand,
  CreateFleetCommand,
  DescribeFleetEventsCommand,
  type Event,
  type GameLiftClient,
  GetGameSessionLogUrlCommand,
  UpdateAliasCommand,
  UpdateFleetCapacityCommand,
} from "@aws-sdk/client-gamelift";
import { strFromU8, unzipSync } from "fflate";
import { eventually } from "./eventually.ts";
import type { GuideResources } from "./guide-resources.ts";
import type { JournalReader } from "./journal-reader.ts";
import { SIMULATED_SERVER, writeSimulatedBuild } from "./simulated-server/write-build.ts";
import { pauseGroup } from "./stack/pause-group.ts";

/** The name of the build that every world's emulator has mapped to the folder `build` of the world's own. */
export const LAUNCHED_BUILD = "windtunnel-launched";
export const launchedBuildFolder = (worldFolder: string): string => join(worldFolder, "build");

/** What a launched fleet is of, where it is not one simulated game server on one instance. */
export interface LaunchWish {
  /** A program of this machine that is copied into the build; the simulated game server unless told. */
  readonly executable?: string;
  /** Where the runtime configuration says that it is. */
  readonly launchPath?: string;
  readonly parameters?: string;
  /** Processes on each instance; one unless told. */
  readonly concurrentExecutions?: number;
  /** ON_DEMAND unless told. */
  readonly fleetType?: "ON_DEMAND" | "SPOT";
}

/** A server process that the emulator has launched. */
export interface LaunchedServer {
  readonly processId: string;
  /** On this machine. */
  readonly pid: number;
  readonly port: number;
  readonly outputFile: string;
}

export interface LaunchedFleetOptions {
  readonly gamelift: GameLiftClient;
  readonly journal: JournalReader;
  readonly resources: Pick<GuideResources, "aliasId">;
  /** The world's. */
  readonly folder: string;
}

/** Wall milliseconds for a real process to start, on a machine that is busy. */
const START_LIMIT_MS = 30_000;

/** A managed fleet whose server processes are real: the emulator starts them on this machine. */
export class LaunchedFleet {
  readonly fleetId: string;
  readonly #options: LaunchedFleetOptions;

  private constructor(fleetId: string, options: LaunchedFleetOptions) {
    this.fleetId = fleetId;
    this.#options = options;
  }

  /** Makes build and fleet, and lets the world's alias lead there. The fleet is still being set up. */
  static async create(options: LaunchedFleetOptions, wish: LaunchWish): Promise<LaunchedFleet> {
    const { gamelift, resources, folder } = options;
    const name = putIntoBuild(launchedBuildFolder(folder), wish.executable);
    const { Build } = await gamelift.send(
      new CreateBuildCommand({ Name: LAUNCHED_BUILD, OperatingSystem: "AMAZON_LINUX_2023" }),
    );
    const { FleetAttributes } = await gamelift.send(
      new CreateFleetCommand({
        Name: LAUNCHED_BUILD,
        BuildId: Build?.BuildId,
        EC2InstanceType: "c5.large",
        FleetType: wish.fleetType,
        RuntimeConfiguration: {
          ServerProcesses: [
            {
              LaunchPath: wish.launchPath ?? `/local/game/${name}`,
              Parameters: wish.parameters,
              ConcurrentExecutions: wish.concurrentExecutions ?? 1,
            },
          ],
        },
      }),
    );
    const FleetId = FleetAttributes?.FleetId;
    if (FleetId === undefined) throw new Error("CreateFleet answered no FleetId");
    await gamelift.send(
      new UpdateAliasCommand({ AliasId: resources.aliasId, RoutingStrategy: { Type: "SIMPLE", FleetId } }),
    );
    return new LaunchedFleet(FleetId, options);
  }

  /** Every process that was ever started, oldest first. */
  async servers(): Promise<readonly LaunchedServer[]> {
    return (await this.#notes("server process started")).map(({ subjectId = "", details }) => ({
      processId: subjectId,
      pid: Number(details.pid),
      port: Number(details.port),
      outputFile: String(details.outputFile),
    }));
  }

  /** Waits until so many processes have reported healthy, in all since the beginning; answers the latest started of so many. */
  async readyServer(count = 1): Promise<LaunchedServer> {
    return await eventually(
      `${count} server processes that have become healthy`,
      async (saw) => {
        const entries = await this.#options.journal.all();
        const servers = await this.servers();
        const healthy = servers.filter(({ processId }) =>
          entries.some(
            ({ subjectId, what, details }) =>
              subjectId === processId &&
              what === "HeartbeatServerProcess" &&
              (details.fields as { HealthStatus?: unknown }).HealthStatus === true,
          ),
        );
        saw(entries.filter(({ kind }) => kind === "launch").slice(-5));
        return healthy[count - 1];
      },
      { withinMs: START_LIMIT_MS },
    );
  }

  /** Waits until a process has exited on this machine; how, as the launcher saw it. */
  exitOf({ processId }: LaunchedServer): Promise<{ readonly exitCode: unknown; readonly signal: unknown }> {
    return eventually(
      `the exit of process ${processId}`,
      async (saw) => {
        const notes = await this.#notes("server process exited");
        saw(notes);
        const note = notes.find(({ subjectId }) => subjectId === processId);
        return note && { exitCode: note.details.exitCode, signal: note.details.signal };
      },
      { withinMs: START_LIMIT_MS },
    );
  }

  /** Kills a process of this machine. */
  kill({ pid }: LaunchedServer): void {
    process.kill(pid, "SIGKILL");
  }

  /** Makes a process hang, with whatever it has started; returns when it does nothing any more. */
  async pause({ pid, processId }: LaunchedServer): Promise<void> {
    await pauseGroup(`server process ${processId}`, pid);
  }

  /** Lets it go on. */
  resume({ pid }: LaunchedServer): void {
    process.kill(-pid, "SIGCONT");
  }

  async scaleTo(DesiredInstances: number): Promise<void> {
    const { gamelift } = this.#options;
    const limits = { MinSize: 0, MaxSize: Math.max(1, DesiredInstances) };
    await gamelift.send(
      new UpdateFleetCapacityCommand({ FleetId: this.fleetId, DesiredInstances, ...limits }),
    );
  }

  /** The fleet's events, oldest first. */
  async events(): Promise<readonly Event[]> {
    const { gamelift } = this.#options;
    const { Events = [] } = await gamelift.send(new DescribeFleetEventsCommand({ FleetId: this.fleetId }));
    return Events.toReversed();
  }

  /** Waits for an event with this code and answers its message. */
  event(code: string): Promise<string> {
    return eventually(
      `the fleet event ${code}`,
      async (saw) => {
        const events = await this.events();
        saw(events.map(({ EventCode, Message }) => `${EventCode}: ${Message}`));
        return events.find(({ EventCode }) => EventCode === code)?.Message;
      },
      { withinMs: START_LIMIT_MS },
    );
  }

  /** Waits until the logs of a game session can be had; their texts by their names. */
  async logs(GameSessionId: string): Promise<Readonly<Record<string, string>>> {
    const { gamelift } = this.#options;
    const { PreSignedUrl = "" } = await gamelift.send(new GetGameSessionLogUrlCommand({ GameSessionId }));
    const archive = await eventually(
      `the logs of ${GameSessionId}`,
      async (saw) => {
        const answer = await fetch(PreSignedUrl);
        const body = await answer.arrayBuffer();
        saw(`${answer.status} ${answer.ok ? "" : new TextDecoder().decode(body)}`);
        return answer.ok && new Uint8Array(body);
      },
      { withinMs: START_LIMIT_MS },
    );
    return Object.fromEntries(
      Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
  }

  async #notes(what: string) {
    const entries = await this.#options.journal.all();
    const ids = new Set(
      entries
        .filter((entry) => entry.what === "server process started" && entry.details.fleetId === this.fleetId)
        .map(({ subjectId }) => subjectId),
    );
    return entries.filter(
      (entry) => entry.kind === "launch" && entry.what === what && ids.has(entry.subjectId),
    );
  }
}

/** Answers the name by which it lies there. */
function putIntoBuild(folder: string, executable: string | undefined): string {
  if (executable === undefined) {
    writeSimulatedBuild(folder);
    return SIMULATED_SERVER;
  }
  const name = basename(executable);
  copyFileSync(executable, join(folder, name));
  chmodSync(join(folder, name), 0o755);
  return name;
}
