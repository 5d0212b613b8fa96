/**
 * A real server on an Anywhere fleet that vanishes or hangs: nobody sees that but the Server SDK's line and heartbeats.
 * @module-tag virtual
 */
import { type ClientWorld, clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, joinGame, startActiveGame } from "./one-game.ts";

/** As with AWS, where a gateway keeps the line of a process open that says nothing, and answers GameLift's pings for it. */
async function behindGateway(world: ClientWorld) {
  return { webSocketUrl: (await world.sdkRelay()).url };
}

const anywhere = { fleet: "ANYWHERE", needs: ["go-server"] } as const;

clientScenario(
  "a Go server is killed with a player inside: its game session ends 180 s after its last healthy report",
  async (world) => {
    const server = await world.goServer();
    const session = await startActiveGame(world);
    const { GameSessionId = "" } = session;
    const [ada] = await joinGame(world, session, ["ada"]);
    server.signal("SIGKILL");
    expect(await server.exited()).toEqual({ code: null, signal: "SIGKILL" });
    expect(await ada?.dropped).toMatchObject({ code: 1006 });

    await world.clock.advance("170s", { includingRealServers: true });
    expect(await gameSession(world, GameSessionId)).toMatchObject({
      Status: "ACTIVE",
      CurrentPlayerSessionCount: 1,
    });
    await world.clock.advance("10s", { includingRealServers: true });
    expect(await gameSession(world, GameSessionId)).toMatchObject({
      Status: "TERMINATED",
      CurrentPlayerSessionCount: 0,
    });

    // A new process on the same machine takes the next game.
    const next = await world.goServer();
    await startActiveGame(world);
    await next.events.event("session-activated");
  },
  anywhere,
);

clientScenario(
  "a Go server hangs: it is told to end once its health has been missing, and obeys when it goes on",
  async (world) => {
    const server = await world.goServer(await behindGateway(world));
    const { GameSessionId = "" } = await startActiveGame(world);
    await server.pause();
    await world.clock.advance("180s", { includingRealServers: true });
    expect(await world.fleetEventCodes()).toContain("SERVER_PROCESS_TERMINATED_UNHEALTHY");
    expect(server.events.named("told-to-end")).toEqual([]);

    server.resume();
    await server.events.event("told-to-end");
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
  },
  anywhere,
);

clientScenario(
  "a Go server hangs for good: it is given up five minutes after it was told to end",
  async (world) => {
    const server = await world.goServer(await behindGateway(world));
    const { GameSessionId = "" } = await startActiveGame(world);
    await server.pause();
    await world.clock.advance("180s", { includingRealServers: true });
    await world.clock.advance("5m", { includingRealServers: true });
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "TERMINATED" });
    expect(server.exit()).toBeUndefined();
  },
  anywhere,
);

clientScenario(
  "a Go server says three times that it is not well, and is told to end",
  async (world) => {
    const environment = { HEALTHCHECK_INTERVAL: "300ms", HEALTHCHECK_MAX_JITTER: "1ms" };
    const server = await world.goServer({ args: ["-unhealthy-after", "1"], environment });
    await server.events.event("health-asked", 4);
    await server.events.event("told-to-end");
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    const code = "SERVER_PROCESS_TERMINATED_UNHEALTHY";
    await eventually(`the fleet event ${code}`, async () => (await world.fleetEventCodes()).includes(code));
  },
  anywhere,
);

clientScenario(
  "a Go server crashes once its game is active: the game goes on for GameLift until its health is missing",
  async (world) => {
    const server = await world.goServer({ args: ["-crash-after-activation"] });
    const { GameSessionId = "" } = await startActiveGame(world);
    expect(await server.exited()).toEqual({ code: 3, signal: null });
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "ACTIVE" });
    await world.clock.advance("180s", { includingRealServers: true });
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "TERMINATED" });
  },
  anywhere,
);
