/**
 * A real server, built with the official Go Server SDK, launched by a managed EC2 fleet: its life, its deaths, its heirs.
 * @module-tag virtual
 */
import { StartGameSessionPlacementCommand, TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import {
  type ClientWorld,
  clientScenario,
  EventLines,
  expect,
  goServerBinary,
  type LaunchedFleet,
} from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, joinGame, startActiveGame, startGame } from "./one-game.ts";

const needsGo = { needs: ["go-server"] } as const;

async function launchGo(world: ClientWorld, parameters?: string): Promise<LaunchedFleet> {
  const executable = await goServerBinary();
  return await world.launches({ executable, ...(parameters === undefined ? {} : { parameters }) });
}

clientScenario(
  "a launched Go server is placed by the queue, joined, emptied, ended and replaced, and its logs come back",
  async (world) => {
    const fleet = await launchGo(world, "-log logs/game.log");
    const server = await fleet.readyServer();
    await world.gamelift.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "placement-1",
        GameSessionQueueName: world.resources.gameSessionQueueName,
        MaximumPlayerSessionCount: 4,
      }),
    );
    const lines = new EventLines(server.outputFile);
    const { gameSessionId } = await lines.event("session-activated");
    const session = await gameSessionBecomes(world, String(gameSessionId), "ACTIVE");
    expect(session.Port).toBe((await lines.event("game-port-opened")).port);

    const [ada, ben] = await joinGame(world, session, ["ada", "ben"]);
    await ada?.leave();
    await ben?.leave();
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
    await gameSessionBecomes(world, String(gameSessionId), "TERMINATED");
    expect(lines.named("failed")).toEqual([]);

    await fleet.readyServer(2);
    const logs = await fleet.logs(String(gameSessionId));
    expect(logs["game.log"]).toContain('"event":"session-activated"');
    expect(logs["windtunnel-output.log"]).toContain('"event":"player-accepted"');
    await startActiveGame(world, fleet.fleetId);
  },
  needsGo,
);

clientScenario(
  "a launched Go server is killed with players inside: its game session ends at once, and it is replaced",
  async (world) => {
    const fleet = await launchGo(world);
    const server = await fleet.readyServer();
    const session = await startActiveGame(world, fleet.fleetId);
    const [ada] = await joinGame(world, session, ["ada"]);
    fleet.kill(server);
    expect(await ada?.dropped).toMatchObject({ code: 1006 });
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    await fleet.event("SERVER_PROCESS_CRASHED");
    await gameSessionBecomes(world, session.GameSessionId ?? "", "TERMINATED");
    await fleet.readyServer(2);
    await startActiveGame(world, fleet.fleetId);
  },
  needsGo,
);

clientScenario(
  "a launched Go server hangs: it is told to end, killed when it does not, and replaced",
  async (world) => {
    // As with AWS, where a gateway keeps the line open and answers pings for a process that says nothing.
    const { url } = await world.sdkRelay();
    const fleet = await launchGo(world, `-gateway ${url}`);
    const server = await fleet.readyServer();
    const { GameSessionId = "" } = await startActiveGame(world, fleet.fleetId);
    await fleet.pause(server);
    await world.clock.advance("180s", { includingRealServers: true });
    await fleet.event("SERVER_PROCESS_TERMINATED_UNHEALTHY");
    await world.clock.advance("5m", { includingRealServers: true });
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    await fleet.event("SERVER_PROCESS_FORCE_TERMINATED");
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
    await fleet.readyServer(2);
  },
  needsGo,
);

clientScenario(
  "a launched Go server that is told to end obeys, without any event of a fault, and is replaced",
  async (world) => {
    const fleet = await launchGo(world);
    const server = await fleet.readyServer();
    const { GameSessionId } = await startActiveGame(world, fleet.fleetId);
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    await new EventLines(server.outputFile).event("told-to-end");
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
    await gameSessionBecomes(world, GameSessionId ?? "", "TERMINATED");
    await fleet.readyServer(2);
    const codes = (await fleet.events()).map(({ EventCode }) => EventCode);
    expect(codes.filter((code) => code?.startsWith("SERVER_PROCESS"))).toEqual([]);
  },
  needsGo,
);

clientScenario(
  "a launched Go server that is told to end and does not has five minutes, and is killed",
  async (world) => {
    const fleet = await launchGo(world, "-ignore-terminate");
    const server = await fleet.readyServer();
    const { GameSessionId = "" } = await startActiveGame(world, fleet.fleetId);
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    await new EventLines(server.outputFile).event("told-to-end");
    await world.clock.advance("10m");
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "TERMINATING" });
    await world.clock.advance("5m", { includingRealServers: true });
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    await fleet.event("SERVER_PROCESS_FORCE_TERMINATED");
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
  },
  needsGo,
);

clientScenario(
  "a launched Go server that crashes in its game is told with its exit code, and replaced",
  async (world) => {
    const fleet = await launchGo(world, "-crash-after-activation");
    const server = await fleet.readyServer();
    const GameSessionId = await startGame(world, fleet.fleetId);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 3, signal: null });
    expect(await fleet.event("SERVER_PROCESS_CRASHED")).toContain("code 3");
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
    await fleet.readyServer(2);
  },
  needsGo,
);
