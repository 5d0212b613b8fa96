/** A real server, built with the official Go Server SDK, found by the real Nakama: matched, placed, joined, ended. */
import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { EventLines, eventually, expect, goServerBinary, scenario, type World } from "../../harness/index.ts";

/** As the guide tells a game server: where Nakama is and by which key. */
function reportsOf(world: World): readonly string[] {
  const { baseUrl, httpKey } = world.nakama.access;
  return ["-nakama-url", baseUrl, "-http-key", httpKey];
}

async function matchTwo(world: World) {
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
  return [ada, ben] as const;
}

const rows = (world: World, count: number) =>
  eventually(`${count} rows in Nakama's index`, async (saw) => {
    const index = await world.index();
    saw(index);
    return index.length === count && { index };
  });

scenario(
  "two strangers are matched onto a Go server on an Anywhere fleet; it tells Nakama of them, and of its end",
  { fleet: "ANYWHERE", needs: ["go-server"] },
  async (world) => {
    const server = await world.goServer({ args: reportsOf(world) });
    const [ada, ben] = await matchTwo(world);
    await server.events.event("reported", 2);
    expect((await rows(world, 1)).index).toMatchObject([{ playerCount: 2 }]);

    await ada.game?.leave();
    await server.events.event("reported", 3);
    expect((await rows(world, 1)).index).toMatchObject([{ playerCount: 1 }]);
    await ben.game?.leave();
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await rows(world, 0);
    expect(server.events.named("failed")).toEqual([]);
    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED", currentPlayerSessionCount: 0 },
    ]);
  },
);

scenario(
  "two strangers are matched onto a Go server that a managed fleet has launched, and the next two onto its successor",
  { needs: ["go-server"] },
  async (world) => {
    const parameters = reportsOf(world).join(" ");
    const fleet = await world.launches({ executable: await goServerBinary(), parameters });
    for (const count of [1, 2]) {
      const server = await fleet.readyServer(count);
      const lines = new EventLines(server.outputFile);
      const players = await matchTwo(world);
      await lines.event("reported", 2);
      expect((await rows(world, 1)).index).toMatchObject([{ playerCount: 2 }]);
      for (const player of players) await player.game?.leave();
      expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
      await rows(world, 0);
      expect(lines.named("failed")).toEqual([]);
    }
  },
);

scenario(
  "a launched Go server is killed with players inside: Nakama keeps its row until a Get",
  { needs: ["go-server"] },
  async (world) => {
    const parameters = reportsOf(world).join(" ");
    const fleet = await world.launches({ executable: await goServerBinary(), parameters });
    const server = await fleet.readyServer();
    const players = await matchTwo(world);
    await new EventLines(server.outputFile).event("reported", 2);
    fleet.kill(server);
    for (const player of players) await player.game?.dropped;
    await fleet.event("SERVER_PROCESS_CRASHED");
    const [row] = (await rows(world, 1)).index;
    expect(row).toMatchObject({ status: "ACTIVE", playerCount: 2 });
    await world.rpc("fleet_get", { id: row?.id });
    await rows(world, 0);
    await fleet.readyServer(2);
  },
);

scenario(
  "a Go server that GameLift tells to end takes its row out of Nakama's index before it goes",
  { fleet: "ANYWHERE", needs: ["go-server"] },
  async (world) => {
    const server = await world.goServer({ args: reportsOf(world) });
    const players = await matchTwo(world);
    await server.events.event("reported", 2);
    const [session] = await world.gameSessions();
    await world.gamelift.send(
      new TerminateGameSessionCommand({
        GameSessionId: session?.gameSessionId,
        TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE",
      }),
    );
    for (const player of players) expect(await player.game?.dropped).toMatchObject({ code: 1001 });
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(server.events.named("failed")).toEqual([]);
    expect(await world.index()).toEqual([]);
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
  },
);

scenario(
  "a player in a browser meets one outside of it on a Go server",
  { fleet: "ANYWHERE", needs: ["go-server", "chromium"] },
  async (world) => {
    const server = await world.goServer({ args: reportsOf(world) });
    const [ada] = await world.players(1);
    const ben = await world.browserPlayer();
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await ada.connect(await ada.connectionInfo());
    const { gameSessionId } = await server.events.event("session-activated");
    expect(await ben.connect(await ben.connectionInfo())).toBe(gameSessionId);
    await server.events.event("reported", 2);
    expect((await rows(world, 1)).index).toMatchObject([{ playerCount: 2 }]);
  },
);
