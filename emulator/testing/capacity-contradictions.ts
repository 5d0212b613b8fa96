/** What must be true of instances and figures at any time: what is kept up says what a look at every record would. */
import { computeKey } from "../domain/compute.ts";
import { hasEnded } from "../domain/game-session.ts";
import { instanceKey } from "../domain/instance.ts";
import { NO_USAGE, placeKey, type UsageCounts, usageOf, withUsage } from "../domain/location-usage.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/** One line for each contradiction; none when all is well. */
export function capacityContradictions(tables: ScopedTables): readonly string[] {
  return [...ofInstances(tables), ...ofLaunches(tables), ...ofUsages(tables)];
}

function ofInstances(tables: ScopedTables): readonly string[] {
  const { instances, computes, serverProcesses, gameSessions, processLaunches, awaitedExits } = tables;
  return instances.all().flatMap((instance) => {
    const key = instanceKey(instance);
    const isHere = (one: { readonly fleetId: string; readonly computeName: string }) =>
      computeKey(one.fleetId, one.computeName) === key;
    const living = serverProcesses.all().filter((one) => isHere(one) && one.status !== "TERMINATED").length;
    const awaited = processLaunches.all().filter(isHere).length;
    const leaving = awaitedExits.all().filter(isHere).length;
    const hosted = gameSessions.all().filter((one) => isHere(one) && !hasEnded(one)).length;
    const isReady = serverProcesses.all().some((one) => isHere(one) && one.status === "ACTIVE");
    const problems: string[] = [];
    if (computes.get(key) === undefined) problems.push("has no compute");
    if (instance.takenSlotCount !== living + awaited + leaving)
      problems.push(
        `counts ${instance.takenSlotCount} slots, of ${living} processes, ${awaited} awaited and ${leaving} leaving`,
      );
    if (instance.gameSessionCount !== hosted)
      problems.push(`counts ${instance.gameSessionCount} game sessions and hosts ${hosted}`);
    if (instance.status === "PENDING" && isReady) problems.push("is PENDING with a ready process");
    if (instance.status === "TERMINATING" && (awaited > 0 || living + leaving === 0))
      problems.push(`is TERMINATING with ${living} processes and ${awaited} awaited`);
    return problems.map((problem) => `${instance.instanceId} ${problem}`);
  });
}

function ofLaunches({ processLaunches, serverProcesses, instances }: ScopedTables): readonly string[] {
  return processLaunches
    .all()
    .flatMap(({ processId, fleetId, computeName }) => [
      ...(serverProcesses.get(processId) === undefined ? [] : [`${processId} came and is awaited`]),
      ...(instances.get(computeKey(fleetId, computeName)) === undefined
        ? [`${processId} is awaited on ${computeName}, which does not exist`]
        : []),
    ]);
}

function ofUsages({ fleets, locationUsages, ...counted }: ScopedTables): readonly string[] {
  const expected = new Map<string, UsageCounts>();
  for (const table of Object.keys(usageOf) as (keyof typeof usageOf)[]) {
    for (const record of counted[table].all()) {
      if (fleets.get(record.fleetId) === undefined) continue;
      const place = placeKey(record.fleetId, record.location);
      const counts = usageOf[table](record as never);
      expected.set(place, withUsage(expected.get(place) ?? NO_USAGE, counts, 1));
    }
  }
  const kept = new Map(
    locationUsages.all().map(({ fleetId, location, ...counts }) => [placeKey(fleetId, location), counts]),
  );
  return [...new Set([...expected.keys(), ...kept.keys()])].flatMap((place) => {
    const is = kept.get(place) ?? NO_USAGE;
    const should = expected.get(place) ?? NO_USAGE;
    return (Object.keys(NO_USAGE) as (keyof UsageCounts)[])
      .filter((name) => is[name] !== should[name])
      .map((name) => `${place} counts ${name} ${is[name]}, and there are ${should[name]}`);
  });
}
