/** The whole emulator with game servers whose hosts are this bench, on a thread of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { CreateGameSessionCommand, CreatePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { known, setUpAsInTheGuide } from "../../emulator/testing/guide-set-up.ts";
import { ScriptedGameServer } from "../../emulator/testing/scripted-game-server.ts";
import { TestEmulator } from "../../emulator/testing/test-emulator.ts";

/** A server process as its host knows it. */
export interface BenchProcess {
  readonly processId: string;
  readonly computeName: string;
  readonly authToken: string;
  readonly fleetId: string;
  /** ACTIVE, for two hundred players; empty where it hosts none. */
  readonly gameSessionId: string;
}

/** For how many players of each game session a seat is wanted. */
export interface SeatsWanted {
  readonly gameSessionIds: readonly string[];
  readonly count: number;
}

const { processes: processCount, hosting } = workerData as {
  readonly processes: number;
  readonly hosting: number;
};
const bench = await TestEmulator.start("json");
const { fleetId } = await setUpAsInTheGuide(bench);
const { serverSdkUrl } = bench.emulator.addresses;

async function startProcess(port: number, isHosting: boolean): Promise<BenchProcess> {
  const host = bench.emulator.control.command("start-managed-host", { fleetId }) as unknown as BenchProcess;
  const server = await ScriptedGameServer.connect({ ...host, endpoint: serverSdkUrl, fleetId });
  await server.becomePlaceable(port);
  let gameSessionId = "";
  if (isHosting) {
    await bench.client.send(
      new CreateGameSessionCommand({ FleetId: fleetId, MaximumPlayerSessionCount: 200 }),
    );
    gameSessionId = await server.activateNextGameSession();
  }
  server.cut();
  const { processId, computeName, authToken } = host;
  return { processId, computeName, authToken, fleetId, gameSessionId };
}

const processes: BenchProcess[] = [];
for (let i = 0; i < processCount; i++) processes.push(await startProcess(7000 + i, i < hosting));
await bench.settled();
parentPort?.postMessage({ port: Number(new URL(serverSdkUrl).port), processes });

/** Answers the ids of the seats, game session by game session. */
parentPort?.on("message", async ({ gameSessionIds, count }: SeatsWanted) => {
  const seats: string[][] = [];
  for (const GameSessionId of gameSessionIds) {
    const own: string[] = [];
    for (let left = count; left > 0; left -= 25) {
      const PlayerIds = Array.from({ length: Math.min(left, 25) }, () => crypto.randomUUID());
      const { PlayerSessions } = await bench.client.send(
        new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds }),
      );
      own.push(...known(PlayerSessions).map(({ PlayerSessionId }) => known(PlayerSessionId)));
    }
    seats.push(own);
  }
  parentPort?.postMessage(seats);
});
