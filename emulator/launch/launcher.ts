/**
 * Keeps the server processes of managed fleets running whose build is mapped to a folder of this machine: as many on each
 * instance as its fleet's runtime configuration says, a new one for each that has ended.
 *
 * It is a host like any other: it claims slots, tells of exits and kills what it is told to kill, all through the core's
 * one door. What it knows of the machine (process ids, files, ports) stays out of the records.
 */
import type { Commit, Core } from "../core.ts";
import type { Fleet } from "../domain/fleet.ts";
import { type Instance, instanceKey, wantedProcessCount } from "../domain/instance.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Members } from "../runtime/input.ts";
import type { Journal } from "../runtime/journal.ts";
import type { Wall } from "../runtime/wall.ts";
import type { ManagedHost } from "../services/managed-hosts.ts";
import type { Store } from "../store/store.ts";
import type { Change } from "../store/table.ts";
import { LaneBook } from "./lane-book.ts";
import type { Lane } from "./lanes.ts";
import { launchArguments } from "./launch-parameters.ts";
import { findExecutable } from "./launch-path.ts";
import { flawsOfLaunchPaths } from "./launch-path-flaws.ts";
import type { Launched } from "./launched.ts";
import type { Machine } from "./machine.ts";
import { cameToNothing, isKnown, recordOf, sharerOfPort } from "./process-facts.ts";
import { lastOutput, type SpawnExit } from "./spawned-process.ts";

export interface LauncherOptions {
  readonly core: Core;
  readonly store: Store;
  readonly journal: Journal;
  readonly wall: Wall;
  /** Folders by the name or id of their build. */
  readonly builds: Readonly<Record<string, string>>;
  readonly machine: Machine;
  /** Told of each process that has exited, with its record as it was then. */
  readonly exited: (launched: Launched, record: ServerProcess | undefined) => void;
}

/** From a look that the machine broke off (it had no free port) to the next one. */
const NEXT_LOOK_MS = 1_000;
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 1_000;

export class Launcher {
  readonly #options: LauncherOptions;
  readonly #lanes: LaneBook;
  readonly #launched = new Map<string, Launched>();
  readonly #validating = new Set<string>();
  readonly #stopListening: () => void;
  #isLookWanted = false;
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#lanes = new LaneBook(options.wall, () => this.#look());
    this.#stopListening = options.core.onCommit((commit) => this.#committed(commit));
  }

  /** With what the launcher is at work; processes that are only starting are not its work any more. */
  busy(): readonly string[] {
    return [
      ...[...this.#validating].map((fleetId) => `the launch paths of ${fleetId} are looked for`),
      ...(this.#looking === undefined ? [] : ["server processes are started"]),
    ];
  }

  /** Ends every process and starts none any more. @throws Error naming those that not even SIGKILL has ended. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopListening();
    this.#lanes.close();
    await this.#looking;
    await this.#options.machine.close();
  }

  /** A listener may not apply an input: what follows is done on the next turn of the event loop. */
  #committed({ changes, effects }: Commit): void {
    for (const change of changes) {
      if (change.table === "fleets") this.#fleetChanged(change);
      else if (change.table === "instances") this.#instanceChanged(change);
      else if (change.table === "processLaunches") this.#killForgotten(change);
      else if (change.table === "serverProcesses") {
        this.#killForgotten(change);
        this.#comparePorts(change);
      }
    }
    for (const effect of effects) {
      if (effect.kind === "kill-process") this.#kill(effect.processId, effect.reason);
    }
  }

  #fleetChanged({ scope, before, after }: Change): void {
    const [was, is] = [before as Fleet | undefined, after as Fleet | undefined];
    if (scope === undefined || is?.launchedFrom === undefined) return;
    if (is.status === "VALIDATING" && was?.status !== "VALIDATING") {
      this.#validating.add(is.fleetId);
      setImmediate(() => {
        this.#validating.delete(is.fleetId);
        this.#validate(scope, is.fleetId);
      });
    }
    // New lines of a runtime configuration may want processes where old ones wait.
    if (was !== undefined && was.runtimeConfiguration !== is.runtimeConfiguration) this.#look();
  }

  #instanceChanged({ key, after }: Change): void {
    const instance = after as Instance | undefined;
    if (instance === undefined) this.#lanes.forget(key);
    else if (instance.filledBy === "launcher" && wantedProcessCount(instance) > 0) this.#look();
  }

  /** GameLift knows nothing of this process any more: it gave it up, or was reset. */
  #killForgotten({ key, after }: Change): void {
    const launched = after === undefined ? this.#launched.get(key) : undefined;
    if (launched === undefined || isKnown(this.#options.store, launched)) return;
    this.#kill(key, "GameLift does not wait for it any more");
  }

  #comparePorts({ before, after }: Change): void {
    const [was, is] = [before as ServerProcess | undefined, after as ServerProcess | undefined];
    if (is?.status !== "ACTIVE" || was?.status === "ACTIVE") return;
    const other = sharerOfPort(this.#options.store, this.#launched.values(), is);
    if (other === undefined) return;
    const problem = `${other.processId} has said port ${is.port}, too; each should listen on its WINDTUNNEL_PORT`;
    this.#note("two server processes say one port", is.processId, { problem });
  }

  #kill(processId: string, reason: string): void {
    const launched = this.#launched.get(processId);
    if (launched === undefined) return;
    this.#note("server process killed", processId, { reason });
    launched.process.signalGroup("SIGKILL");
  }

  #validate(scope: Scope, fleetId: string): void {
    const fleet = this.#options.store.of(scope).fleets.get(fleetId);
    const folder = this.#folderOf(fleet?.launchedFrom);
    if (fleet === undefined || folder === undefined) return;
    const flaws = flawsOfLaunchPaths(folder, fleet.runtimeConfiguration.serverProcesses);
    this.#apply("launch-paths-validated", scope, { fleetId, flaws });
  }

  #look(): void {
    this.#isLookWanted = true;
    if (this.#isClosed) return;
    this.#looking ??= this.#startWanted()
      .catch((error: unknown) => {
        this.#fail("no server process could be started", error);
        this.#options.wall.after(NEXT_LOOK_MS, () => this.#look());
      })
      .finally(() => {
        this.#looking = undefined;
      });
  }

  async #startWanted(): Promise<void> {
    while (this.#isLookWanted && !this.#isClosed) {
      this.#isLookWanted = false;
      await new Promise((resolve) => setImmediate(resolve));
      for (const { scope, tables } of this.#options.store.scopes()) {
        for (const instance of tables.instances.in("wanting", "launcher")) await this.#serve(scope, instance);
      }
    }
  }

  async #serve(scope: Scope, instance: Instance): Promise<void> {
    const { store, machine } = this.#options;
    const fleet = store.of(scope).fleets.get(instance.fleetId);
    const folder = this.#folderOf(fleet?.launchedFrom);
    if (fleet === undefined || folder === undefined) return;
    const { serverProcesses: lines } = fleet.runtimeConfiguration;
    for (const lane of this.#lanes.startable(instanceKey(instance), lines)) {
      // Lanes beside it with the same path may have failed with one that was tried before.
      if (this.#lanes.isWaiting(lane)) continue;
      const port = await machine.takePort();
      if (this.#isClosed || !this.#start(scope, instance, lane, folder, port)) {
        machine.giveBackPort(port);
      }
    }
  }

  /** Answers whether a process runs now that has the port. */
  #start(scope: Scope, instance: Instance, lane: Lane, folder: string, port: number): boolean {
    const { fleetId, instanceId } = instance;
    const found = findExecutable(folder, lane.launchPath);
    if ("fault" in found) {
      this.#lanes.pathFailed(instanceKey(instance), lane.launchPath);
      const message = `Instance ${instanceId}: ${found.message}`;
      this.#apply("launch-refused", scope, { fleetId, message });
      return false;
    }
    const claim = { fleetId, instanceId, watchesExits: true };
    const host = this.#apply("start-managed-host", scope, claim) as
      | ManagedHost
      | { processId?: undefined }
      | undefined;
    if (host?.processId === undefined) return false;
    const args = launchArguments(lane.parameters);
    const wish = { scope, host, file: found.file, args, folder, port };
    try {
      const process = this.#options.machine.run(wish, (exit) => this.#exited(launched, exit));
      const launched: Launched = { scope, host, lane, folder, process };
      this.#launched.set(host.processId, launched);
      lane.processId = host.processId;
      const { pid, outputFile } = process;
      const details = { fleetId, instanceId, file: found.file, args, pid, port, outputFile };
      this.#note("server process started", host.processId, details);
      return true;
    } catch (error) {
      this.#fail(`server process ${host.processId} could not be started`, error);
      this.#lanes.failed(lane);
      const lastOutput = `the machine could not start it: ${String(error)}`.slice(0, SHOWN_CHARACTERS);
      this.#apply("process-exited", scope, { processId: host.processId, lastOutput });
      return false;
    }
  }

  #exited(launched: Launched, { exitCode, signal }: SpawnExit): void {
    const { scope, host, lane, process } = launched;
    const { processId } = host;
    this.#launched.delete(processId);
    lane.processId = undefined;
    if (this.#isClosed) return;
    const record = recordOf(this.#options.store, launched);
    const said = lastOutput(process.outputFile, SHOWN_LINES).slice(-SHOWN_CHARACTERS);
    const next = cameToNothing(record) ? { nextStartInMs: this.#lanes.failed(lane) } : {};
    if (next.nextStartInMs === undefined) this.#lanes.succeeded(lane);
    const { failureCount } = lane;
    this.#note("server process exited", processId, {
      exitCode,
      signal,
      lastOutput: said,
      failureCount,
      ...next,
    });
    this.#options.exited(launched, record);
    if (isKnown(this.#options.store, launched))
      this.#apply("process-exited", scope, { processId, exitCode, signal, lastOutput: said });
    this.#look();
  }

  #folderOf(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#options.builds[name];
  }

  /** Undefined when it was refused; the journal has the reason. */
  #apply(command: string, scope: Scope, parameters: Members): Members | undefined {
    const { core } = this.#options;
    if (core.isClosed) return undefined;
    try {
      return core.apply({ kind: "control", command, scope, parameters });
    } catch {
      return undefined;
    }
  }

  #note(what: string, subjectId: string, details: Members): void {
    this.#options.journal.write({ kind: "launch", what, subjectId, details });
  }

  #fail(what: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.journal.write({ kind: "failure", what, details: { error: text } });
  }
}
