import type { Scope } from "../domain/scope.ts";
import type { ManagedHost } from "../services/managed-hosts.ts";
import type { Lane } from "./lanes.ts";
import type { SpawnedProcess } from "./spawned-process.ts";

/** A server process that the launcher has started. */
export interface Launched {
  readonly scope: Scope;
  readonly host: ManagedHost;
  readonly lane: Lane;
  /** The folder of its build. */
  readonly folder: string;
  readonly process: SpawnedProcess;
}
