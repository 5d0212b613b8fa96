import type { Invariant } from "./invariant.ts";

const key = ({ fleetId, computeName }: { readonly fleetId: string; readonly computeName: string }): string =>
  `${fleetId}/${computeName}`;

function counted<Item extends { readonly fleetId: string; readonly computeName: string }>(
  items: readonly Item[],
  counts: (item: Item) => boolean = () => true,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const item of items) if (counts(item)) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  return found;
}

/** Slots may be fewer than what runs: a changed runtime configuration leaves running processes alone. */
export const instancesCountWhatRuns: Invariant = {
  name: "instances count what runs",
  truth:
    "An instance has a compute, counts the processes that live, are awaited or leave on it and the game sessions that they host, and is gone with its last process once it is TERMINATING.",
  check: ({ scopes }) =>
    scopes.flatMap(({ records, tables }) => {
      if (records.instances.length === 0) return [];
      const living = counted(records.serverProcesses, ({ status }) => status !== "TERMINATED");
      const ready = counted(records.serverProcesses, ({ status }) => status === "ACTIVE");
      const awaited = counted(records.processLaunches);
      const leaving = counted(records.awaitedExits);
      const hosted = counted(
        records.gameSessions,
        ({ status }) => status !== "TERMINATED" && status !== "ERROR",
      );
      return records.instances.flatMap((instance) => {
        const { instanceId, fleetId, status, takenSlotCount, gameSessionCount } = instance;
        const at = `${fleetId}/${instanceId}`;
        const count = (counts: ReadonlyMap<string, number>) => counts.get(at) ?? 0;
        const taken = count(living) + count(awaited) + count(leaving);
        const problems: string[] = [];
        if (tables.computes.get(at) === undefined) problems.push("has no compute");
        if (takenSlotCount !== taken)
          problems.push(
            `counts ${takenSlotCount} slots, of ${count(living)} processes, ${count(awaited)} awaited and ${count(leaving)} leaving`,
          );
        if (gameSessionCount !== count(hosted))
          problems.push(`counts ${gameSessionCount} game sessions and hosts ${count(hosted)}`);
        if (status === "PENDING" && count(ready) > 0) problems.push("is PENDING with a ready process");
        if (status === "TERMINATING" && (count(awaited) > 0 || taken === 0))
          problems.push(`is TERMINATING with ${taken} processes, of which ${count(awaited)} are awaited`);
        return problems.map((problem) => `instance ${instanceId} ${problem}`);
      });
    }),
};
