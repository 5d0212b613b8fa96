/** Real server processes, launched by a managed fleet, as Nakama finds them. */
import { eventually, expect, scenario } from "../../harness/index.ts";

scenario(
  "Nakama places two players on a launched server; it ends with its game, and is replaced",
  async (world) => {
    const fleet = await world.launches({ parameters: '--script={"endWhenEmpty":true}' });
    const server = await fleet.readyServer();
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const seats = [await ada.connectionInfo(), await ben.connectionInfo()] as const;
    expect(seats).toMatchObject([{ port: server.port }, { port: server.port }]);
    const games = [await ada.connect(seats[0]), await ben.connect(seats[1])];
    await eventually("Nakama's index has both players", async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows[0]?.playerCount === 2;
    });
    for (const game of games) await game.leave();
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
    expect(await world.index()).toEqual([]);
    await fleet.readyServer(2);
  },
);

scenario(
  "a launched server is killed with players inside: TERMINATED at once, its row stays until somebody asks",
  async (world) => {
    const fleet = await world.launches();
    const server = await fleet.readyServer();
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
    await eventually("Nakama's index has both players", async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows[0]?.playerCount === 2;
    });

    fleet.kill(server);
    await Promise.all([ada.game?.dropped, ben.game?.dropped]);
    expect(await fleet.event("SERVER_PROCESS_CRASHED")).toContain("was ended by SIGKILL");
    await fleet.readyServer(2);
    // Present behaviour: nobody tells Nakama, and its sync comes every 15 minutes.
    const [row] = await world.index();
    expect(row).toMatchObject({ status: "ACTIVE", playerCount: 2 });
    await world.rpc("fleet_get", { id: row?.id });
    expect(await world.index()).toEqual([]);
  },
);
