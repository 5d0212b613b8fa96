/** A thousand game servers at once, and what a torn network does to them. */
import { type ClientWorld, clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, joinGame, startActiveGame } from "./one-game.ts";

const SERVERS = 1_000;
const GAMES = 10;

const connections = async (world: ClientWorld): Promise<readonly unknown[]> => {
  const processes = (await world.bench.state()).flatMap(({ tables }) => tables.serverProcesses ?? []);
  return processes.map((process) => process.connectionId);
};

clientScenario(
  "a thousand game servers lose their sockets and all come back at once: every one is ready again, every game goes on",
  async (world) => {
    await world.gameServers({ count: SERVERS });
    const games = [];
    for (let count = 0; count < GAMES; count += 1) games.push(await startActiveGame(world));
    const [first] = games;
    if (first === undefined) throw new Error("no game was started");
    const [ada] = await joinGame(world, first, ["ada"]);
    await world.quiet();

    const before = new Set(await connections(world));
    expect(before.size).toBe(SERVERS);
    expect(await world.bench.cutServerSdkSockets()).toBe(SERVERS);
    await eventually(
      "every game server on a new socket",
      async (saw) => {
        const now = await connections(world);
        const isBack = (connectionId: unknown) => connectionId !== undefined && !before.has(connectionId);
        saw(`${now.filter(isBack).length} of ${now.length} are back`);
        return now.length === SERVERS && now.every(isBack);
      },
      { withinMs: 60_000 },
    );
    await world.quiet();

    // Everybody's next heartbeat but a few comes over the new socket, each at its own instant.
    await world.clock.advance("70s");
    expect(world.servers.filter(({ connected }) => connected)).toHaveLength(SERVERS);
    expect(world.servers.filter(({ state }) => state === "ready")).toHaveLength(SERVERS - GAMES);
    for (const { GameSessionId = "" } of games)
      expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "ACTIVE" });
    const [ben] = await joinGame(world, first, ["ben"]);
    for (let count = 0; count < GAMES; count += 1) await startActiveGame(world);
    expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_TERMINATED_UNHEALTHY");
    await ada?.leave();
    await ben?.leave();
  },
);
