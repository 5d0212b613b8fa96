/** @module-tag virtual */
import { eventually, expect, scenario, type World } from "../../harness/index.ts";

async function twoPlayersInside(world: World) {
  const [server] = await world.gameServers({ count: 1 });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
  await world.quiet();
  if (server === undefined) throw new Error("no server was started");
  return { server, ada, ben };
}

scenario(
  "a managed server crashes with players inside: TERMINATED at once, replaced; the row stays until a Get",
  async (world) => {
    const { server, ada, ben } = await twoPlayersInside(world);
    server.crash();
    await Promise.all([ada.game?.dropped, ben.game?.dropped]);
    await world.clock.settle();

    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED", currentPlayerSessionCount: 0 },
    ]);
    expect(world.servers.map((one) => one.state)).toEqual(["crashed", "ready"]);
    // Present behaviour: nobody tells Nakama, and its sync comes every 15 minutes.
    const [row] = await world.index();
    expect(row).toMatchObject({ status: "ACTIVE", playerCount: 2 });
    await world.rpc("fleet_get", { id: row?.id });
    expect(await world.index()).toEqual([]);
  },
);

scenario(
  "after a crash the next sync removes the row",
  { pluginSettings: { GL_SYNC_PERIOD: "1s" } },
  async (world) => {
    const { server } = await twoPlayersInside(world);
    server.crash();
    await world.clock.settle();
    await eventually("Nakama's sync has removed the row", async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows.length === 0;
    });
  },
);

scenario(
  "an Anywhere server crashes with players inside: over at its last healthy report + 180 s",
  { fleet: "ANYWHERE" },
  async (world) => {
    const { server, ada } = await twoPlayersInside(world);
    server.crash();
    await ada.game?.dropped;

    await world.clock.advance("179s");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    await world.clock.advance("1s");
    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED", currentPlayerSessionCount: 0 },
    ]);
    // Nobody replaces a process on an Anywhere fleet.
    expect(world.servers.map((one) => one.state)).toEqual(["crashed"]);
  },
);
