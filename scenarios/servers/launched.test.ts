/**
 * Real server processes that the emulator launches for a managed fleet, from their start to what follows them.
 * @module-tag virtual
 */
import {
  DescribeGameSessionPlacementCommand,
  StartGameSessionPlacementCommand,
  TerminateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, joinGame, startActiveGame } from "./one-game.ts";

/** Places a game session by the guide's queue and answers its id. */
async function place(world: ClientWorld, PlacementId: string): Promise<string> {
  await world.gamelift.send(
    new StartGameSessionPlacementCommand({
      PlacementId,
      GameSessionQueueName: world.resources.gameSessionQueueName,
      MaximumPlayerSessionCount: 4,
    }),
  );
  return await eventually(
    `placement ${PlacementId} is FULFILLED`,
    async (saw) => {
      const { GameSessionPlacement } = await world.gamelift.send(
        new DescribeGameSessionPlacementCommand({ PlacementId }),
      );
      saw(GameSessionPlacement);
      return GameSessionPlacement?.Status === "FULFILLED" && GameSessionPlacement.GameSessionId;
    },
    { withinMs: 15_000 },
  );
}

/** When a game session came to a status, in the time that real server processes live in. */
async function realTimeOf(world: ClientWorld, gameSessionId: string | undefined, status: string) {
  const entries = await world.journal.all();
  const change = entries.find(
    ({ what, subjectId }) => what === `game session ${status}` && subjectId === gameSessionId,
  );
  const input = entries.find(({ sequence }) => sequence === change?.inputSequence);
  if (input?.realAt === undefined) throw new Error(`no input made ${gameSessionId} ${status}`);
  return input.realAt;
}

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `a launched server is placed, joined, emptied, ended and replaced, and its logs come back (emulator: ${emulator})`,
    async (world) => {
      const fleet = await world.launches({
        parameters: '--script={"endWhenEmpty":true} --log-path /local/game/logs/game.log',
      });
      const server = await fleet.readyServer();
      const GameSessionId = await place(world, "placement-1");
      const session = await gameSession(world, GameSessionId);
      expect(session).toMatchObject({ Status: "ACTIVE", IpAddress: "127.0.0.1", Port: server.port });

      const [ada] = await joinGame(world, session, ["ada"]);
      await ada?.leave();
      expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
      await gameSessionBecomes(world, GameSessionId, "TERMINATED");
      const next = await fleet.readyServer(2);
      expect(next.port).not.toBe(server.port);

      const logs = await fleet.logs(GameSessionId);
      expect(logs["game.log"]).toContain('"kind":"player-accepted"');
      expect(logs["windtunnel-output.log"]).toContain('"action":"TerminateServerProcess"');
      expect(logs["ReadMe.txt"]).toContain("/local/game/logs/game.log: 1 file collected");
      expect((await fleet.events()).map(({ EventCode }) => EventCode)).not.toContain(
        "SERVER_PROCESS_CRASHED",
      );
      await place(world, "placement-2");
    },
    { emulator },
  );
}

clientScenario(
  "a launched server that crashes in its game is told with its exit code and replaced",
  async (world) => {
    const fleet = await world.launches({ parameters: '--script={"crashAt":"player-accepted"}' });
    const server = await fleet.readyServer();
    const session = await startActiveGame(world, fleet.fleetId);
    await joinGame(world, session, ["ada"]);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 3, signal: null });
    expect(await fleet.event("SERVER_PROCESS_CRASHED")).toContain("exited with code 3 without ProcessEnding");
    expect(await gameSessionBecomes(world, session.GameSessionId ?? "", "TERMINATED")).toMatchObject({
      CurrentPlayerSessionCount: 0,
    });
    await fleet.readyServer(2);
  },
);

clientScenario(
  "a launched server is killed with a player inside: over at once, and replaced",
  async (world) => {
    const fleet = await world.launches();
    const server = await fleet.readyServer();
    const session = await startActiveGame(world, fleet.fleetId);
    const [ada] = await joinGame(world, session, ["ada"]);
    fleet.kill(server);
    expect(await ada?.dropped).toMatchObject({ code: 1006 });
    expect(await fleet.event("SERVER_PROCESS_CRASHED")).toContain("was ended by SIGKILL");
    await gameSessionBecomes(world, session.GameSessionId ?? "", "TERMINATED");
    await fleet.readyServer(2);
  },
);

clientScenario(
  "a launched server hangs: its health is missed, five minutes later it is killed, and replaced",
  async (world) => {
    // As with AWS, where a gateway keeps the line open and answers pings for a process that says nothing.
    const gateway = await world.sdkRelay();
    const fleet = await world.launches({ parameters: `--web-socket-url ${gateway.url}` });
    const server = await fleet.readyServer();
    const { GameSessionId = "" } = await startActiveGame(world, fleet.fleetId);
    await fleet.pause(server);
    await world.clock.advance("180s", { includingRealServers: true });
    expect(await fleet.event("SERVER_PROCESS_TERMINATED_UNHEALTHY")).toContain(server.processId);
    await world.clock.advance("300s", { includingRealServers: true });
    expect(await fleet.event("SERVER_PROCESS_FORCE_TERMINATED")).toContain(server.processId);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
    await fleet.readyServer(2);
  },
);

clientScenario(
  "a launched server does not obey TerminateProcess: it has five minutes, and is killed",
  async (world) => {
    const fleet = await world.launches({ parameters: '--script={"ignoreTerminate":true}' });
    const server = await fleet.readyServer();
    const { GameSessionId } = await startActiveGame(world, fleet.fleetId);
    await world.gamelift.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    expect(await gameSession(world, GameSessionId ?? "")).toMatchObject({ Status: "TERMINATING" });
    await world.clock.advance("301s", { includingRealServers: true });
    expect(await fleet.event("SERVER_PROCESS_FORCE_TERMINATED")).toContain(server.processId);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    // By the journal: a look shortly before the end would race with the machine's time, which goes on meanwhile.
    const [toldAt, killedAt] = [
      await realTimeOf(world, GameSessionId, "TERMINATING"),
      await realTimeOf(world, GameSessionId, "TERMINATED"),
    ];
    expect(killedAt - toldAt).toBeGreaterThanOrEqual(300_000);
    expect(killedAt - toldAt).toBeLessThan(305_000);
    await fleet.readyServer(2);
  },
);

clientScenario(
  "a launched server lives on behind ProcessEnding: it has thirty seconds, and its slot is taken until then",
  async (world) => {
    const fleet = await world.launches({ parameters: "--never-exit" });
    const server = await fleet.readyServer();
    const { GameSessionId } = await startActiveGame(world, fleet.fleetId);
    await world.gamelift.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    await gameSessionBecomes(world, GameSessionId ?? "", "TERMINATED");
    expect(await fleet.servers()).toHaveLength(1);
    await world.clock.advance("31s", { includingRealServers: true });
    expect(await fleet.event("SERVER_PROCESS_PROCESS_EXIT_TIMEOUT")).toContain(server.processId);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    await fleet.readyServer(2);
  },
);

clientScenario("an exit code other than 0 behind ProcessEnding counts as unhealthy", async (world) => {
  const fleet = await world.launches({ parameters: "--exit-code 7" });
  const server = await fleet.readyServer();
  const { GameSessionId } = await startActiveGame(world, fleet.fleetId);
  await world.gamelift.send(
    new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
  );
  expect(await fleet.exitOf(server)).toEqual({ exitCode: 7, signal: null });
  expect(await fleet.event("SERVER_PROCESS_TERMINATED_UNHEALTHY")).toContain("exited with code 7");
  await fleet.readyServer(2);
});
