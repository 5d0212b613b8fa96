/** The sockets of running game servers go, by a cut or a restart: no game session is lost that GameLift would keep. */
import { type ClientWorld, clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, joinGame, startActiveGame } from "./one-game.ts";

/** A lost first attempt is followed by eight seconds, as in the Go SDK. */
const RECONNECT_LIMIT_MS = 20_000;

const connections = async (world: ClientWorld) => {
  const processes = (await world.bench.state()).flatMap(({ tables }) => tables.serverProcesses ?? []);
  return processes.map((process) => process.connectionId);
};

/** Lets something happen to the sockets, and waits until every process has a new one. */
async function reconnected(world: ClientWorld, happen: () => Promise<unknown>): Promise<void> {
  const before = await connections(world);
  await happen();
  await eventually(
    "every game server on a new socket",
    async (saw) => {
      const now = await connections(world);
      saw(now);
      return now.every((connectionId, index) => connectionId !== undefined && connectionId !== before[index]);
    },
    { withinMs: RECONNECT_LIMIT_MS },
  );
}

const losses: readonly {
  readonly name: string;
  readonly happen: (world: ClientWorld) => Promise<unknown>;
}[] = [
  { name: "all of them are cut at once", happen: (world) => world.bench.cutServerSdkSockets() },
  {
    name: "all of them are closed with 1012, as by a service that restarts",
    happen: (world) => world.bench.cutServerSdkSockets({ closeCode: 1012 }),
  },
  { name: "the listener is restarted under them", happen: (world) => world.bench.restartServerSdkListener() },
];

for (const emulator of ["object", "process"] as const) {
  for (const { name, happen } of losses) {
    clientScenario(
      `game servers lose their sockets, ${name}: every game goes on (emulator: ${emulator})`,
      async (world) => {
        await world.gameServers({ count: 3 });
        const game = await startActiveGame(world);
        const [ada] = await joinGame(world, game, ["ada"]);
        // A request that is under way when its socket goes is not asked again by the SDK: that would be its 20 s.
        await world.quiet();

        await reconnected(world, () => happen(world));

        const after = await gameSession(world, game.GameSessionId ?? "");
        expect(after).toMatchObject({ Status: "ACTIVE", CurrentPlayerSessionCount: 1 });
        expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_TERMINATED_UNHEALTHY");
        const [ben] = await joinGame(world, game, ["ben"]);
        expect(await gameSession(world, game.GameSessionId ?? "")).toMatchObject({
          CurrentPlayerSessionCount: 2,
        });
        await startActiveGame(world);
        await ada?.leave();
        await ben?.leave();
      },
      { emulator },
    );
  }
}
