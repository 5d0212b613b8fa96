import type { Invariant } from "./invariant.ts";
import { type InstanceRecord, recordsOf } from "./records.ts";
import type { WorldView } from "./world-view.ts";

export const capacityAgreesWithWhatRuns: Invariant = {
  name: "capacity agrees with what runs",
  truth:
    "A managed fleet runs as many instances as are desired, and more only where a protected game session keeps one; nobody is on the way to a slot any more.",
  check: (view) => [...surplusInstances(view), ...overfullInstances(view)],
};

const isServing = ({ status }: InstanceRecord): boolean => status !== "TERMINATING";
const isAt =
  (fleetId: string, location: string) =>
  (record: { readonly fleetId: string; readonly location: string }): boolean =>
    record.fleetId === fleetId && record.location === location;

function surplusInstances(view: WorldView): readonly string[] {
  const instances = recordsOf(view, "instances");
  return recordsOf(view, "fleets").flatMap(({ fleetId, locations }) =>
    locations.flatMap(({ location, status, instances: counts }) => {
      if (counts === undefined || status !== "ACTIVE") return [];
      const serving = instances.filter(isServing).filter(isAt(fleetId, location));
      const unprotected = serving.filter((instance) => !hostsProtected(view, instance));
      const fits =
        serving.length === counts.desired || (serving.length > counts.desired && unprotected.length === 0);
      return fits
        ? []
        : [`fleet ${fleetId} has ${serving.length} instances in ${location} and desires ${counts.desired}`];
    }),
  );
}

function hostsProtected(view: WorldView, { fleetId, instanceId }: InstanceRecord): boolean {
  return recordsOf(view, "gameSessions").some(
    (gameSession) =>
      gameSession.fleetId === fleetId &&
      gameSession.computeName === instanceId &&
      gameSession.status === "ACTIVE" &&
      gameSession.protectionPolicy === "FullProtection",
  );
}

function overfullInstances(view: WorldView): readonly string[] {
  const living = recordsOf(view, "serverProcesses").filter(({ status }) => status !== "TERMINATED");
  const awaited = recordsOf(view, "awaitedExits").filter(({ base }) => base === "real");
  return recordsOf(view, "instances").flatMap(({ instanceId, fleetId, slotCount, takenSlotCount }) => {
    const runs = living.filter((one) => one.fleetId === fleetId && one.computeName === instanceId).length;
    const problems: string[] = [];
    if (runs > slotCount) problems.push(`${runs} processes run on its ${slotCount} slots`);
    // When a world is quiet nobody is on the way to a slot any more, or from it, but real processes: those start and exit
    // in the machine's time, and their hosts see it.
    const watched = [
      ...recordsOf(view, "processLaunches").filter(({ isExitWatched }) => isExitWatched),
      ...awaited,
    ];
    const underWay = watched.filter(
      (one) => one.fleetId === fleetId && one.computeName === instanceId,
    ).length;
    if (runs + underWay !== takenSlotCount)
      problems.push(`${takenSlotCount} slots are taken and ${runs + underWay} processes run`);
    return problems.map((problem) => `instance ${instanceId}: ${problem}`);
  });
}
