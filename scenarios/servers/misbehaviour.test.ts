/**
 * Servers that misbehave, each in its way, and what GameLift makes of them.
 * @module-tag virtual
 */
import {
  CreateGameSessionCommand,
  CreatePlayerSessionsCommand,
  DescribePlayerSessionsCommand,
  type PlayerSession,
  TerminateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, connectToGame, expect } from "../../harness/index.ts";
import { gameSession, joinGame, startActiveGame } from "./one-game.ts";

async function createGame({ gamelift, resources }: ClientWorld): Promise<string> {
  const { GameSession } = await gamelift.send(
    new CreateGameSessionCommand({ FleetId: resources.fleetId, MaximumPlayerSessionCount: 4 }),
  );
  return GameSession?.GameSessionId ?? "";
}

/** A player of that game session shows up at its server, which does not let them in; answers their seat. */
async function turnedAway(world: ClientWorld, GameSessionId: string): Promise<PlayerSession> {
  const { PlayerSessions } = await world.gamelift.send(
    new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds: ["ada"] }),
  );
  const { IpAddress, Port = 0, PlayerSessionId = "" } = PlayerSessions?.[0] ?? {};
  await expect(
    connectToGame({ ipAddress: IpAddress, port: Port, sessionId: PlayerSessionId }),
  ).rejects.toThrow();
  return await seat(world, PlayerSessionId);
}

async function seat(world: ClientWorld, PlayerSessionId: string): Promise<PlayerSession> {
  const { PlayerSessions } = await world.gamelift.send(
    new DescribePlayerSessionsCommand({ PlayerSessionId }),
  );
  return PlayerSessions?.[0] ?? {};
}

clientScenario(
  "a server is late with ProcessReady: it is given a game session from its first heartbeat on, not before",
  async (world) => {
    await world.gameServers({ count: 1 });
    await startActiveGame(world);
    await world.gameServers({ count: 1, script: { readyAfterMs: 120_000 } });
    const full = { name: "FleetCapacityExceededException" };
    await expect(createGame(world)).rejects.toMatchObject(full);
    await world.clock.advance("119s");
    await expect(createGame(world)).rejects.toMatchObject(full);
    await world.clock.advance("1s");
    await startActiveGame(world);
  },
);

clientScenario("a server never calls ProcessReady: it has five minutes", async (world) => {
  await world.gameServers({ count: 1, script: { neverReady: true } });
  await world.clock.advance("299s");
  expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_PROCESS_READY_TIMEOUT");
  await world.clock.advance("1s");
  expect(await world.fleetEventCodes()).toContain("SERVER_PROCESS_PROCESS_READY_TIMEOUT");
});

for (const { name, script, isHealthy } of [
  { name: "heartbeats a minute late", script: { heartbeatsLateByMs: 60_000 }, isHealthy: true },
  { name: "heartbeats three minutes late", script: { heartbeatsLateByMs: 180_000 }, isHealthy: false },
  { name: "no heartbeat behind the first", script: { silentAfterHeartbeats: 1 }, isHealthy: false },
  { name: "bad health in every report but one", script: { unhealthyAfterHeartbeats: 1 }, isHealthy: false },
]) {
  clientScenario(
    `a server with ${name}: its game ${isHealthy ? "goes on" : "ends, as unhealthy"}`,
    async (world) => {
      await world.gameServers({ count: 1, script });
      const { GameSessionId = "" } = await startActiveGame(world);
      await world.clock.advance("10m");
      const status = isHealthy ? "ACTIVE" : "TERMINATED";
      expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: status });
      const codes = await world.fleetEventCodes();
      expect(codes.includes("SERVER_PROCESS_TERMINATED_UNHEALTHY")).toBe(!isHealthy);
    },
  );
}

clientScenario(
  "a server's game is gone and it reports health: GameLift believes it, players stand before a closed port",
  async (world) => {
    await world.gameServers({ count: 1, script: { deafButHealthy: true } });
    const { GameSessionId = "" } = await startActiveGame(world);
    const { PlayerSessionId = "", Status } = await turnedAway(world, GameSessionId);
    expect(Status).toBe("RESERVED");
    await world.clock.advance("10m");
    expect(await seat(world, PlayerSessionId)).toMatchObject({ Status: "TIMEDOUT" });
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "ACTIVE" });
  },
);

clientScenario(
  "a server accepts players by a wrong id: they are refused, and the game goes on",
  async (world) => {
    await world.gameServers({ count: 1, script: { wrongId: "player-session" } });
    const { GameSessionId = "" } = await startActiveGame(world);
    const { PlayerSessionId = "" } = await turnedAway(world, GameSessionId);
    await world.clock.advance("60s");
    expect(await seat(world, PlayerSessionId)).toMatchObject({ Status: "TIMEDOUT" });
    expect(await gameSession(world, GameSessionId)).toMatchObject({
      Status: "ACTIVE",
      CurrentPlayerSessionCount: 0,
    });
  },
);

clientScenario("a server activates a wrong game session: its own is never ACTIVE", async (world) => {
  await world.gameServers({ count: 1, script: { wrongId: "game-session" } });
  const gameSessionId = await createGame(world);
  await world.clock.advance("5m");
  expect(await gameSession(world, gameSessionId)).toMatchObject({ Status: "TERMINATED" });
  expect(await world.fleetEventCodes()).toContain("GAME_SESSION_ACTIVATION_TIMEOUT");
});

clientScenario(
  "a server names a compute that is not its own: it is not let in, others are",
  async (world) => {
    await expect(world.gameServers({ count: 1, script: { wrongId: "compute" } })).rejects.toThrow("403");
    await world.gameServers({ count: 1, script: {} });
    await startActiveGame(world);
  },
  { fleet: "ANYWHERE" },
);

for (const rateLimits of [false, true]) {
  clientScenario(
    `a server floods GameLift with requests: others are served as before (rate limits: ${rateLimits})`,
    async (world) => {
      await world.gameServers({ count: 1, script: { floodsWith: 2_000 } });
      const { GameSessionId: flooding = "" } = await startActiveGame(world);
      await world.gameServers({ count: 1, script: {} });
      const game = await startActiveGame(world);
      await world.clock.advance("3m");
      const [ada] = await joinGame(world, game, ["ada"]);
      await ada?.leave();
      expect(await gameSession(world, flooding)).toMatchObject({ Status: "ACTIVE" });
      expect(await gameSession(world, game.GameSessionId ?? "")).toMatchObject({ Status: "ACTIVE" });
    },
    { rateLimits },
  );
}

clientScenario(
  "a server crashes when it is told to terminate: its host sees the exit, and the game is over at once",
  async (world) => {
    await world.gameServers({ count: 1, script: { crashAt: "terminating" } });
    const { GameSessionId = "" } = await startActiveGame(world);
    await world.gamelift.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    await world.clock.settle();
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "TERMINATED" });
    expect(await world.fleetEventCodes()).toContain("SERVER_PROCESS_CRASHED");
    expect(world.servers.map(({ state }) => state)).toEqual(["crashed", "ready"]);
  },
);
