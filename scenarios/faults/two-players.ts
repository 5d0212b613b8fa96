/** What most stories of faults begin with, and ask at their end. */
import { expect, type Player, type World } from "../../harness/index.ts";

/** Two players who look for a match of two. */
export async function twoMatching(world: World): Promise<readonly [Player, Player]> {
  const [ada, ben] = await world.players(2);
  await matchAgain([ada, ben]);
  return [ada, ben];
}

/** The same players look for a match once more. */
export async function matchAgain(players: readonly Player[]): Promise<void> {
  await Promise.all(players.map((player) => player.findMatch({ players: players.length })));
}

/** Each is told an address within the time, and is let in there. */
export async function allArePlaying(players: readonly Player[], withinMs = 20_000): Promise<void> {
  for (const player of players) await player.connect(await player.connectionInfo({ withinMs }));
}

/** Each is told that there is no game session for them. */
export async function allAreTold(
  players: readonly Player[],
  code: 112 | 113,
  withinMs = 20_000,
): Promise<void> {
  for (const player of players) expect(await player.notification({ withinMs })).toMatchObject({ code });
}

/** Two are told that their placement failed, once, while their game session runs and keeps seats for them. */
export async function toldOfFailureWhileItRuns(world: World): Promise<void> {
  const players = await twoMatching(world);
  await allAreTold(players, 113, 20_000);
  await world.placement("FULFILLED");
  await world.quiet();
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
  for (const player of players) expect(codesOf(player)).toEqual([113]);
}

/** The codes of all notifications that a player has had. */
export const codesOf = (player: Player): readonly unknown[] =>
  player.events.flatMap(({ kind, content }) =>
    kind === "notification" ? [(content as { readonly code?: unknown }).code] : [],
  );
