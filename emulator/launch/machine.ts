import type { Scope } from "../domain/scope.ts";
import type { ManagedHost } from "../services/managed-hosts.ts";
import { endProcesses } from "./end-processes.ts";
import { FreePorts } from "./free-ports.ts";
import { ProcessGuard } from "./process-guard.ts";
import { type SpawnExit, type SpawnedProcess, spawnProcess } from "./spawned-process.ts";

export interface MachineOptions {
  /** The file that takes what a process writes. */
  readonly outputFileOf: (host: ManagedHost) => string;
  /** What a process finds in its environment. */
  readonly environmentOf: (host: ManagedHost, scope: Scope, port: number) => Readonly<Record<string, string>>;
}

export interface RunWish {
  readonly scope: Scope;
  readonly host: ManagedHost;
  readonly file: string;
  readonly args: readonly string[];
  /** The folder of the build. */
  readonly folder: string;
  /** As takePort gave it. */
  readonly port: number;
}

/** The server processes on this machine: their ports, their output, and that none of them outlives the emulator. */
export class Machine {
  readonly #options: MachineOptions;
  readonly #ports = new FreePorts();
  readonly #guard = new ProcessGuard();
  readonly #running = new Set<SpawnedProcess>();

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  /** A port that nobody uses, for one process. @throws Error when none was found. */
  takePort(): Promise<number> {
    return this.#ports.take();
  }

  giveBackPort(port: number): void {
    this.#ports.giveBack(port);
  }

  /**
   * Starts a process, whose port is given back when it has exited.
   *
   * @param exited told when the process has ended, with everything that it had started.
   * @throws Error when the machine cannot start it at all; the port is still taken.
   */
  run({ scope, host, file, args, folder, port }: RunWish, exited: (exit: SpawnExit) => void): SpawnedProcess {
    const { environmentOf, outputFileOf } = this.#options;
    const env = environmentOf(host, scope, port);
    const process = spawnProcess({ file, args, env, folder, outputFile: outputFileOf(host) });
    this.#guard.watch(process.pid);
    process.begin();
    this.#running.add(process);
    void process.exited.then((exit) => {
      this.#guard.forget(process.pid);
      this.#running.delete(process);
      this.#ports.giveBack(port);
      exited(exit);
    });
    return process;
  }

  /** Ends every process. @throws Error naming those that not even SIGKILL has ended. */
  async close(): Promise<void> {
    try {
      await endProcesses([...this.#running]);
    } finally {
      this.#guard.close();
    }
  }
}
