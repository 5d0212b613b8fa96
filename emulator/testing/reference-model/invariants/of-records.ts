/** Where the emulator's records are not what the reference model expects. */
import type { GameSession } from "../../../domain/game-session.ts";
import type { BothWorlds } from "../both-worlds.ts";
import { type ModelGameSession, seatsHeldIn } from "../model-world.ts";
import { lastSegment } from "../real-records.ts";

export function samePlacements({ model, real }: BothWorlds): readonly string[] {
  return model.placements.flatMap(({ id, status, attempts, players }) => {
    const record = real.placements.get(id);
    const made = record?.placed && lastSegment(record.placed.gameSessionId);
    const placed = record?.placedPlayerSessions?.length ?? 0;
    const expectedPlaced = status === "FULFILLED" ? players : 0;
    const newest = attempts.at(-1);
    if (record?.status === status && made === newest && placed === expectedPlaced) return [];
    return [
      `${id} is ${record?.status} in ${made} with ${placed} players, and should be ${status} in ${newest} with ${expectedPlaced}`,
    ];
  });
}

export function sameGameSessions(worlds: BothWorlds): readonly string[] {
  const { model, real } = worlds;
  const different = model.gameSessions.flatMap((expected) => {
    const found = real.gameSessionNamed.get(expected.name);
    if (found === undefined) return [`${expected.name} is only in the model`];
    const flaws = flawsOf(worlds, expected, found);
    return flaws.map(
      ([member, is, should]) => `${expected.name} has ${member} ${is}, and should have ${should}`,
    );
  });
  if (real.gameSessions.length === model.gameSessions.length) return different;
  const known = model.gameSessions.map(({ name }) => name);
  const unknown = [...real.gameSessionNamed.keys()].filter((name) => !known.includes(name));
  return [...different, ...unknown.map((name) => `${name} is only in the emulator`)];
}

function flawsOf({ model, twin }: BothWorlds, expected: ModelGameSession, found: GameSession) {
  const members: readonly (readonly [string, unknown, unknown])[] = [
    ["status", found.status, expected.status],
    ["reason", found.statusReason, expected.reason],
    ["location", found.location, expected.location],
    ["process", found.processId, twin.processId(expected.process)],
    ["players", found.currentPlayerSessionCount, seatsHeldIn(model, expected.name)],
    ["maximum", found.maximumPlayerSessionCount, expected.maximum],
    ["protection", found.protectionPolicy, expected.isProtected ? "FullProtection" : "NoProtection"],
    ["policy", found.playerSessionCreationPolicy, expected.isOpen ? "ACCEPT_ALL" : "DENY_ALL"],
    ["number of properties", found.gameProperties.length, Object.keys(expected.properties).length],
    ...found.gameProperties.map(
      ({ key, value }) => [`property ${key}`, value, expected.properties[key]] as const,
    ),
  ];
  return members.filter(([, is, should]) => is !== should);
}

export function sameSeats({ model, seatIds, real }: BothWorlds): readonly string[] {
  const expectedCount = model.seats.filter(({ isForgotten }) => !isForgotten).length;
  if (real.seats.length !== expectedCount)
    return [`there are ${real.seats.length}, and should be ${expectedCount}`];
  const records = new Map(real.seats.map((seat) => [seat.playerSessionId, seat]));
  return model.seats.flatMap(({ player, status, gameSession, isForgotten }, index) => {
    const record = records.get(seatIds[index] ?? "");
    if (isForgotten)
      return record === undefined ? [] : [`that of ${player} in ${gameSession} is not forgotten`];
    if (record?.playerId === player && record.status === status) return [];
    return [
      `that of ${record?.playerId} is ${record?.status}, and should be ${status}, of ${player} in ${gameSession}`,
    ];
  });
}

const processStatus = { up: "ACTIVE", "told to end": "TERMINATING", ended: "TERMINATED" } as const;

export function sameProcesses({ model, twin, real }: BothWorlds): readonly string[] {
  return model.processes.flatMap(({ processId, state }) => {
    const status = real.processes.get(twin.processId(processId))?.status;
    return status === processStatus[state]
      ? []
      : [`${processId} is ${status}, and should be ${processStatus[state]}`];
  });
}
