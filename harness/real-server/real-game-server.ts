/** A game server that is a program of its own, started on this machine with what a host hands to its processes. */
import type { ServerIdentity } from "../simulated-server/server-identity.ts";
import { type ChildExit, type ChildHandle, startChild } from "../stack/child-process.ts";
import { within } from "../within.ts";
import { EventLines } from "./event-lines.ts";

export interface RealGameServerOptions {
  readonly binary: string;
  readonly args?: readonly string[];
  readonly identity: ServerIdentity;
  /** Beside what GameLift's hosts set. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Wall milliseconds. */
const EXIT_LIMIT_MS = 15_000;

/**
 * **Documented** and **Observed** (SDK sources): what the hosts of managed fleets, and the GameLift Agent, set for each
 * process.
 */
export function sdkEnvironment(identity: ServerIdentity): Record<string, string> {
  return {
    GAMELIFT_SDK_WEBSOCKET_URL: identity.webSocketUrl,
    GAMELIFT_SDK_FLEET_ID: identity.fleetId,
    GAMELIFT_SDK_HOST_ID: identity.hostId,
    GAMELIFT_SDK_PROCESS_ID: identity.processId,
    GAMELIFT_SDK_AUTH_TOKEN: identity.authToken,
  };
}

export class RealGameServer {
  readonly identity: ServerIdentity;
  /** What it tells of itself. */
  readonly events: EventLines;
  readonly #child: ChildHandle;

  private constructor(child: ChildHandle, identity: ServerIdentity) {
    this.#child = child;
    this.identity = identity;
    this.events = new EventLines(child.logFile);
  }

  /** Starts it; it ends with this process. @throws Error when it cannot be started. */
  static start({ binary, args = [], identity, environment, logFile }: RealGameServerOptions): RealGameServer {
    const child = startChild({
      name: `game server ${identity.processId}`,
      command: binary,
      args,
      env: { PATH: process.env.PATH ?? "", ...sdkEnvironment(identity), ...environment },
      logFile,
    });
    return new RealGameServer(child, identity);
  }

  get processId(): string {
    return this.identity.processId;
  }

  /** How it ended, or undefined while it runs. */
  exit(): ChildExit | undefined {
    return this.#child.exit();
  }

  /** How it ended, waited for. @throws Error with its last lines when it goes on. */
  async exited(): Promise<ChildExit> {
    try {
      return await within("the end of a game server", EXIT_LIMIT_MS, this.#child.exited);
    } catch (error) {
      throw new Error(`${(error as Error).message}. Its last lines:\n${this.#child.tail(10)}`);
    }
  }

  /** SIGKILL makes it vanish, SIGTERM end as it thinks right. */
  signal(signal: "SIGKILL" | "SIGTERM"): void {
    this.#child.signalGroup(signal);
  }

  /** Makes it hang; returns when it does nothing any more. */
  pause(): Promise<void> {
    return this.#child.pause();
  }

  /** Lets it go on. */
  resume(): void {
    this.#child.resume();
  }

  /** Ends it at once, in whatever state it is. */
  kill(): Promise<void> {
    return this.#child.kill();
  }
}
