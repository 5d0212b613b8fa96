/** What most stories of defects begin with, and ask at their end. */
import { readFileSync } from "node:fs";
import { expect, type Player, type World } from "../../harness/index.ts";
import { twoMatching } from "../faults/two-players.ts";

export { twoMatching };

/** Two players in a game of theirs, and the row by which Nakama knows it. */
export async function twoInAGame(world: World) {
  const [server] = await world.gameServers({ count: 1 });
  const players = await twoMatching(world);
  for (const player of players) await player.connect(await player.connectionInfo());
  await world.quiet();
  const [row] = await world.index();
  if (server === undefined || row === undefined) throw new Error("the game of two has no server or no row");
  return { server, players, id: row.id };
}

/**
 * Holds when none of them has been told anything that was not read, nor is told within so many milliseconds of wall time:
 * a callback may still be on its way when its event is deleted.
 */
export async function nobodyIsTold(players: readonly Player[], withinMs = 1_000): Promise<void> {
  const told = await Promise.all(
    players.map((player) =>
      player.notification({ withinMs }).then(
        ({ code }) => `${player.name} is told ${code}`,
        () => (player.connected ? undefined : `${player.name} is offline`),
      ),
    ),
  );
  expect(told.filter((words) => words !== undefined)).toEqual([]);
}

/** What the player was told by notifications. */
export function notificationsOf(player: Player): readonly string[] {
  return player.events
    .filter((event) => event.kind === "notification")
    .map((event) => JSON.stringify(event.content));
}

/** What Nakama keeps for the player to ask for. */
export async function storedNotifications(player: Player) {
  const { client, session } = player.line;
  return (await client.listNotifications(session)).notifications ?? [];
}

/** Everything that Nakama has logged since its last start. */
export const nakamaLog = (world: World): string => readFileSync(world.nakama.logFile, "utf8");
