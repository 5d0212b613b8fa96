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
export async function allArePlaying(players: readonly Player[], withinMs = 10_000): Promise<void> {
  for (const player of players) await player.connect(await player.connectionInfo({ withinMs }));
}

/** Each is told that there is no game session for them. */
export async function allAreTold(
  players: readonly Player[],
  code: 112 | 113,
  withinMs = 10_000,
): Promise<void> {
  for (const player of players) expect(await player.notification({ withinMs })).toMatchObject({ code });
}

/** The codes of all notifications that a player has had. */
export const codesOf = (player: Player): readonly unknown[] =>
  player.events.flatMap(({ kind, content }) =>
    kind === "notification" ? [(content as { readonly code?: unknown }).code] : [],
  );
