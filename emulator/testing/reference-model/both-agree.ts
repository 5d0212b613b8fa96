/** Where the emulator's records and answers differ from the reference model's, and what no world may ever show. */

import { placesFor } from "./model-candidates.ts";
import { pending, runningAttempt } from "./model-time.ts";
import { isIdle, type ModelWorld, seatsHeldIn } from "./model-world.ts";
import type { BothWorlds } from "./play-both.ts";

const lastSegment = (id: string | undefined) => id?.split("/").at(-1);

/** One line for each difference or broken law; none when all is well. */
export function disagreements(worlds: BothWorlds): readonly string[] {
  return [
    ...differentPlacements(worlds),
    ...differentGameSessions(worlds),
    ...differentSeats(worlds),
    ...tooManySeats(worlds),
    ...sharedProcesses(worlds.model),
    ...waitingBesideIdle(worlds.model),
  ];
}

function differentPlacements({ model, twin }: BothWorlds): readonly string[] {
  return model.placements.flatMap((placement) => {
    const answer = twin.ask("DescribeGameSessionPlacement", { PlacementId: placement.id });
    if (typeof answer === "string") return [`${placement.id} is not found`];
    const real = (
      answer as unknown as {
        GameSessionPlacement: { Status: string; GameSessionId?: string; PlacedPlayerSessions?: unknown[] };
      }
    ).GameSessionPlacement;
    const made = lastSegment(real.GameSessionId);
    const players = real.PlacedPlayerSessions?.length ?? 0;
    const expectedPlayers = placement.status === "FULFILLED" ? placement.players : 0;
    const problems: string[] = [];
    if (real.Status !== placement.status)
      problems.push(`is ${real.Status}, and should be ${placement.status}`);
    if (made !== placement.attempts.at(-1))
      problems.push(`has ${made}, and should have ${placement.attempts.at(-1)}`);
    if (players !== expectedPlayers) problems.push(`placed ${players} players, not ${expectedPlayers}`);
    return problems.map((problem) => `placement ${placement.id} ${problem}`);
  });
}

function differentGameSessions({ model, records }: BothWorlds): readonly string[] {
  const show = (parts: readonly unknown[]) => parts.join(" ");
  const real = records.gameSessions
    .all()
    .map((one) =>
      show([
        lastSegment(one.gameSessionId),
        one.status,
        one.location,
        one.processId,
        `${one.currentPlayerSessionCount}/${one.maximumPlayerSessionCount}`,
        one.playerSessionCreationPolicy,
      ]),
    );
  const expected = model.gameSessions.map((one) =>
    show([
      one.name,
      one.status,
      one.location,
      one.process,
      `${seatsHeldIn(model, one.name)}/${one.maximum}`,
      one.isOpen ? "ACCEPT_ALL" : "DENY_ALL",
    ]),
  );
  return [
    ...real
      .filter((line) => !expected.includes(line))
      .map((line) => `game session only in the emulator: ${line}`),
    ...expected
      .filter((line) => !real.includes(line))
      .map((line) => `game session only in the model: ${line}`),
  ];
}

function differentSeats({ model, records, seatIds }: BothWorlds): readonly string[] {
  const real = seatIds.map((id) => records.playerSessions.get(id)?.status);
  const expected = model.seats.map(({ status }) => status);
  return real.join() === expected.join()
    ? []
    : [`seats are ${real.join()}, and should be ${expected.join()}`];
}

/** A maximum may be lowered below what sits there; that alone may be. */
function tooManySeats({ records }: BothWorlds): readonly string[] {
  return records.gameSessions
    .all()
    .filter((one) => one.currentPlayerSessionCount < 0)
    .map((one) => `${one.gameSessionId} counts ${one.currentPlayerSessionCount} players`);
}

function sharedProcesses({ gameSessions }: ModelWorld): readonly string[] {
  const processes = gameSessions.map(({ process }) => process);
  const shared = processes.filter((process, index) => processes.indexOf(process) !== index);
  return shared.map((process) => `${process} has hosted more than one game session`);
}

function waitingBesideIdle(model: ModelWorld): readonly string[] {
  return pending(model)
    .filter((placement) => runningAttempt(model, placement) === undefined)
    .flatMap((placement) =>
      model.processes
        .filter(isIdle)
        .filter(({ fleet, location }) =>
          placesFor(model, placement).some((place) => place.fleet === fleet && place.location === location),
        )
        .map(({ processId }) => `${placement.id} waits, and ${processId} is idle where it may go`),
    );
}
