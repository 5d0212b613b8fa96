import type { GameSession } from "../../domain/game-session.ts";
import { isServed, type Law, type PlayedStep, scopeIn } from "./law.ts";

/** Documented: ConcurrentExecutions, protection from scaling down; the compute of an instance goes with it. */
export const instancesKeepTheirBounds: Law = {
  name: "instances keep their bounds",
  truth:
    "A process is started only in a free slot, scaling down ends no instance with a protected game session, and a managed fleet has a compute for each instance and for nothing else.",
  check: (played) => [...ofSlots(played), ...ofProtection(played), ...ofComputes(played)],
};

function ofSlots({ step, sent, answer, before, after }: PlayedStep): readonly string[] {
  if (step.act !== "control" || step.command !== "start-managed-host" || sent.isOwn === true) return [];
  const name = answer?.computeName;
  const was = scopeIn(before, step)?.records.instances.find(({ instanceId }) => instanceId === name);
  const is = scopeIn(after, step)?.records.instances.find(({ instanceId }) => instanceId === name);
  const isFull = was !== undefined && was.takenSlotCount >= was.slotCount;
  return isFull
    ? [
        `a process was started on ${name}, all ${was.slotCount} slots of which were taken: ${is?.takenSlotCount}`,
      ]
    : [];
}

const isProtected = ({ status, protectionPolicy }: GameSession): boolean =>
  status === "ACTIVE" && protectionPolicy === "FullProtection";

function ofProtection(played: PlayedStep): readonly string[] {
  if (!isServed(played, "UpdateFleetCapacity")) return [];
  const was = scopeIn(played.before, played.step)?.records;
  const is = scopeIn(played.after, played.step)?.records;
  if (was === undefined || is === undefined) return [];
  return was.gameSessions.filter(isProtected).flatMap(({ fleetId, computeName, gameSessionId }) => {
    const isHere = (one: { readonly fleetId: string; readonly instanceId: string }) =>
      one.fleetId === fleetId && one.instanceId === computeName;
    const before = was.instances.find(isHere);
    const after = is.instances.find(isHere);
    return before !== undefined && before.status !== "TERMINATING" && after?.status === "TERMINATING"
      ? [`${computeName} was scaled down with ${gameSessionId}, which is protected`]
      : [];
  });
}

function ofComputes({ after }: PlayedStep): readonly string[] {
  return after.scopes.flatMap(({ records, tables }) => {
    const instances = new Set(records.instances.map(({ fleetId, instanceId }) => `${fleetId}/${instanceId}`));
    const left = records.computes.filter(
      ({ fleetId, computeName }) =>
        tables.fleets.get(fleetId)?.computeType === "EC2" && !instances.has(`${fleetId}/${computeName}`),
    );
    return left.map(({ computeName }) => `${computeName} is a compute without an instance`);
  });
}
