import { computeKey } from "./compute.ts";
import type { RuntimeConfiguration } from "./fleet.ts";
import type { Instant } from "./instant.ts";
import type { LivenessBase } from "./server-process.ts";
import { checkTransition } from "./transition.ts";

/**
 * A machine of a managed fleet, with its slots for server processes.
 *
 * **Documented** (InstanceStatus): PENDING until at least one of its processes has reported that it is ready, then ACTIVE;
 * TERMINATING while it is shut down. Its record goes when it is gone.
 */
export type InstanceStatus = "PENDING" | "ACTIVE" | "TERMINATING";

/**
 * Who starts processes in its free slots. `hosts`: whoever keeps simulated servers, without being asked for each, because
 * the capacity was asked for through the API. `commands`: nobody but the bench's command start-managed-host. `owner`: the
 * user, with a server of their own; its slots are given to nobody else. `launcher`: the emulator itself, which starts
 * real processes, because the fleet's build is mapped to a folder.
 */
export type InstanceFiller = "hosts" | "commands" | "owner" | "launcher";

/** Those who start processes by themselves, without being asked for each. */
export type ProcessStarter = Extract<InstanceFiller, "hosts" | "launcher">;

export interface Instance {
  readonly instanceId: string;
  readonly fleetId: string;
  readonly location: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly status: InstanceStatus;
  readonly filledBy: InstanceFiller;
  /** Its machine runs: processes can be started there. */
  readonly hasStarted: boolean;
  /** **Documented**: the sum of ConcurrentExecutions of the fleet's runtime configuration. */
  readonly slotCount: number;
  /** Slots of processes that live, or that somebody was told to start. */
  readonly takenSlotCount: number;
  /** Game sessions that have not ended. */
  readonly gameSessionCount: number;
  readonly createdAt: Instant;
}

/** A process that somebody was told to start and that has not connected yet: its slot is taken. */
export interface ProcessLaunch {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  /** The time that its limit is counted in, and its exit's. */
  readonly base: LivenessBase;
  /** Whoever starts it tells when it exits, and kills it when it is told to. */
  readonly isExitWatched?: true;
}

/** An instance and its compute have one name. */
export const instanceKey = (instance: Pick<Instance, "fleetId" | "instanceId">): string =>
  computeKey(instance.fleetId, instance.instanceId);

/** An instance's life. */
export const instanceTransitions: Readonly<Record<InstanceStatus, readonly InstanceStatus[]>> = {
  PENDING: ["ACTIVE", "TERMINATING"],
  ACTIVE: ["TERMINATING"],
  TERMINATING: [],
};

/** Throws IllegalTransition for a step that an instance's life does not have. */
export function withInstanceStatus(instance: Instance, status: InstanceStatus): Instance {
  checkTransition(`instance ${instance.instanceId}`, instanceTransitions, instance.status, status);
  return { ...instance, status };
}

export const slotsPerInstance = ({ serverProcesses }: RuntimeConfiguration): number =>
  serverProcesses.reduce((sum, line) => sum + line.concurrentExecutions, 0);

/** May a process be started there now? */
export const hasFreeSlot = (instance: Instance): boolean =>
  instance.status !== "TERMINATING" && instance.hasStarted && instance.takenSlotCount < instance.slotCount;

/** Who starts processes on this instance by themselves; undefined where each is asked for. */
export const starterOf = ({ filledBy }: Instance): ProcessStarter | undefined =>
  filledBy === "hosts" || filledBy === "launcher" ? filledBy : undefined;

/** How many processes hosts, or the launcher, shall start there now, without being asked for each. */
export const wantedProcessCount = (instance: Instance): number =>
  starterOf(instance) !== undefined && hasFreeSlot(instance)
    ? instance.slotCount - instance.takenSlotCount
    : 0;

/**
 * The instances that go when there are `surplus` too many, as far as game sessions allow it.
 *
 * **Documented**: an ACTIVE game session with FullProtection keeps its instance. **Assumed**: instances without game
 * sessions go first, among them those without a ready process and the newest; one that was set aside for a server of the
 * user's own is the last of these.
 */
export function instancesToEnd(
  serving: readonly Instance[],
  surplus: number,
  isProtected: (instance: Instance) => boolean,
): readonly Instance[] {
  if (surplus <= 0) return [];
  return serving
    .toSorted(
      (a, b) =>
        a.gameSessionCount - b.gameSessionCount ||
        Number(a.filledBy === "owner") - Number(b.filledBy === "owner") ||
        Number(a.status === "ACTIVE") - Number(b.status === "ACTIVE") ||
        b.sequence - a.sequence,
    )
    .filter((instance) => instance.gameSessionCount === 0 || !isProtected(instance))
    .slice(0, surplus);
}
