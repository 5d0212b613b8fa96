/** Laws of server processes and of what runs on them, looked up in the emulator's records alone. */
import type { BothWorlds } from "../both-worlds.ts";
import { home, PROCESSES_PER_INSTANCE } from "../given-world.ts";
import { lastSegment } from "../real-records.ts";

export function oneGameSessionPerProcess(worlds: BothWorlds): readonly string[] {
  return twice(worlds.real.gameSessions.map(({ processId }) => processId));
}

export function onlyOneOfEachName(worlds: BothWorlds): readonly string[] {
  return twice(worlds.real.gameSessions.map(({ gameSessionId }) => lastSegment(gameSessionId)));
}

const twice = (names: readonly string[]): readonly string[] =>
  new Set(names).size === names.length ? [] : names.filter((name, index) => names.indexOf(name) !== index);

export function noMoreThanTheSlots({ twin }: BothWorlds): readonly string[] {
  const { serverProcesses } = twin.tables(home);
  const managed = serverProcesses.in("living", `${twin.fleetIds.managed}/${home}`);
  const onCompute = Map.groupBy(managed, ({ computeName }) => computeName);
  return [...onCompute]
    .filter(([, processes]) => processes.length > PROCESSES_PER_INSTANCE)
    .map(([name, processes]) => `${name} runs ${processes.length}`);
}
