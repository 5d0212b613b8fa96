import { type InstanceRecord, recordsOf, type ServerProcessRecord } from "./records.ts";
import type { Invariant, WorldView } from "./world-view.ts";

/**
 * What a managed fleet says of its capacity is what runs: as many instances as are desired, more only where a protected
 * game session keeps one; in each of them no more processes than slots; and figures that count both.
 */
export const capacityAgreesWithWhatRuns: Invariant = {
  name: "capacity agrees with what runs",
  check: (view) => [...surplusInstances(view), ...overfullInstances(view), ...wrongFigures(view)],
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

function wrongFigures(view: WorldView): readonly string[] {
  const instances = recordsOf(view, "instances");
  const processes = recordsOf(view, "serverProcesses");
  return recordsOf(view, "locationUsages").flatMap((usage) => {
    const isHere = isAt(usage.fleetId, usage.location);
    const count = <Item extends InstanceRecord | ServerProcessRecord>(all: readonly Item[], status: string) =>
      all.filter((one) => isHere(one) && one.status === status).length;
    const figures = [
      ["PENDING instances", usage.pendingInstanceCount, count(instances, "PENDING")],
      ["ACTIVE instances", usage.activeInstanceCount, count(instances, "ACTIVE")],
      ["TERMINATING instances", usage.terminatingInstanceCount, count(instances, "TERMINATING")],
      ["ACTIVE server processes", usage.activeServerProcessCount, count(processes, "ACTIVE")],
    ] as const;
    return figures
      .filter(([, told, counted]) => told !== counted)
      .map(([what, told, counted]) => {
        return `fleet ${usage.fleetId} tells of ${told} ${what} in ${usage.location}, and there are ${counted}`;
      });
  });
}
