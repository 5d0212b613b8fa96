import type { Instant } from "./instant.ts";
import { checkTransition } from "./transition.ts";

/**
 * CONNECTED: a socket opened, ProcessReady not called. ACTIVE: ProcessReady called; placeable from its first healthy
 * heartbeat on. TERMINATING: told to end. TERMINATED: its id is never accepted again.
 */
export type ServerProcessStatus = "CONNECTED" | "ACTIVE" | "TERMINATING" | "TERMINATED";

/** The time base of its limits: simulated processes heartbeat on the bench's clock, real ones on the machine's. */
export type LivenessBase = "clock" | "real";

export interface ServerProcess {
  readonly processId: string;
  /** Order of its first connection, unique; idle processes are taken in this order. */
  readonly sequence: number;
  readonly fleetId: string;
  readonly computeName: string;
  readonly location: string;
  readonly ipAddress: string;
  readonly dnsName?: string;
  readonly status: ServerProcessStatus;
  readonly livenessBase: LivenessBase;
  /** Its host tells when it exits, and kills it when it is told to. */
  readonly isExitWatched?: true;
  /** The socket that gets pushes; undefined while none is open. */
  readonly connectionId?: string;
  readonly port?: number;
  readonly logPaths: readonly string[];
  readonly sdkLanguage?: string;
  readonly sdkVersion?: string;
  readonly sdkToolName?: string;
  readonly sdkToolVersion?: string;
  /** True from the first healthy heartbeat until an unhealthy one. */
  readonly isHealthy: boolean;
  readonly lastHealthyAt: Instant;
  readonly unhealthyReportCount: number;
  /** SDK 5 hosts one game session in the life of a process; set when it is chosen and never taken back. */
  readonly gameSessionId?: string;
  readonly terminationAt?: Instant;
  readonly endedBecause?: string;
}

/** A server process's life. */
export const serverProcessTransitions: Readonly<Record<ServerProcessStatus, readonly ServerProcessStatus[]>> =
  {
    CONNECTED: ["ACTIVE", "TERMINATING", "TERMINATED"],
    ACTIVE: ["TERMINATING", "TERMINATED"],
    TERMINATING: ["TERMINATED"],
    TERMINATED: [],
  };

/** Throws IllegalTransition for a step that a process's life does not have. */
export function withProcessStatus(process: ServerProcess, status: ServerProcessStatus): ServerProcess {
  checkTransition(`server process ${process.processId}`, serverProcessTransitions, process.status, status);
  return { ...process, status };
}

/**
 * May a game session start here?
 *
 * **Observed**: a push before the first heartbeat is lost by the Go SDK (45 of 200), so the heartbeat is the gate.
 */
export const isPlaceable = (process: ServerProcess): boolean =>
  process.status === "ACTIVE" && process.isHealthy && process.gameSessionId === undefined;

/** In words: where in its life a process is that has not ended. "idle" ones may be given a game session. */
export type ProcessSituation =
  | "has not called ProcessReady"
  | "told to terminate"
  | "hosting a game session"
  | "reporting unhealthy"
  | "without a first heartbeat"
  | "idle";

export const processSituations: readonly ProcessSituation[] = [
  "has not called ProcessReady",
  "told to terminate",
  "hosting a game session",
  "reporting unhealthy",
  "without a first heartbeat",
  "idle",
];

/** Undefined for a process that has ended. */
export function situationOf(process: ServerProcess): ProcessSituation | undefined {
  if (process.status === "TERMINATED") return undefined;
  if (process.status === "CONNECTED") return "has not called ProcessReady";
  if (process.status === "TERMINATING") return "told to terminate";
  if (process.gameSessionId !== undefined) return "hosting a game session";
  if (process.isHealthy) return "idle";
  return process.unhealthyReportCount > 0 ? "reporting unhealthy" : "without a first heartbeat";
}
