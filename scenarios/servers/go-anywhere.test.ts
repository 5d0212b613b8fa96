/**
 * A real server, built with the official Go Server SDK, on an Anywhere fleet: its life and its deaths.
 * @module-tag virtual
 */
import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { clientScenario, connectToGame, expect } from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, joinGame, startActiveGame, startGame } from "./one-game.ts";

const anywhere = { fleet: "ANYWHERE", needs: ["go-server"] } as const;

clientScenario(
  "a Go server is given a game, players come and go, and it ends with the last of them",
  async (world) => {
    const server = await world.goServer();
    const { Port } = await startActiveGame(world);
    expect(Port).toBe((await server.events.event("game-port-opened")).port);
    const { gameSessionId } = await server.events.event("session-activated");
    const [ada, ben] = await joinGame(world, { GameSessionId: String(gameSessionId) }, ["ada", "ben"]);
    expect(await gameSession(world, String(gameSessionId))).toMatchObject({
      Status: "ACTIVE",
      CurrentPlayerSessionCount: 2,
    });

    await ada?.leave();
    expect(await gameSession(world, String(gameSessionId))).toMatchObject({ CurrentPlayerSessionCount: 1 });
    await ben?.leave();
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(await gameSession(world, String(gameSessionId))).toMatchObject({
      Status: "TERMINATED",
      CurrentPlayerSessionCount: 0,
    });
    expect(server.events.named("failed")).toEqual([]);
  },
  anywhere,
);

clientScenario(
  "a Go server refuses whom GameLift does not know, and the player is told why",
  async (world) => {
    const server = await world.goServer({ args: ["-stay-when-empty"] });
    const { Port = 0 } = await startActiveGame(world);
    const seat = { ipAddress: "127.0.0.1", port: Port, sessionId: "psess-nobody" };
    await expect(connectToGame(seat)).rejects.toThrow(/GameLift does not accept/);
    expect(await server.events.event("player-refused")).toMatchObject({ playerSessionId: "psess-nobody" });
  },
  anywhere,
);

clientScenario(
  "a Go server ends when its match's time is up, and players are told",
  async (world) => {
    const server = await world.goServer({ args: ["-match-seconds", "0.5"] });
    const session = await startActiveGame(world);
    const [ada] = await joinGame(world, session, ["ada"]);
    expect(await ada?.dropped).toMatchObject({ code: 1001, reason: "the game session ended" });
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await gameSessionBecomes(world, session.GameSessionId ?? "", "TERMINATED");
  },
  anywhere,
);

clientScenario(
  "a Go server that is told to end obeys: its game session is TERMINATED as soon as it has said so",
  async (world) => {
    const server = await world.goServer();
    const { GameSessionId } = await startActiveGame(world);
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    expect(await server.events.event("told-to-end")).toMatchObject({ terminationTime: expect.any(Number) });
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await gameSessionBecomes(world, GameSessionId ?? "", "TERMINATED");
  },
  anywhere,
);

clientScenario(
  "a Go server that is told to end and does not is given up after five minutes of its own time",
  async (world) => {
    const server = await world.goServer({ args: ["-ignore-terminate"] });
    const { GameSessionId = "" } = await startActiveGame(world);
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    await server.events.event("told-to-end");
    // Virtual time alone does not end a real server.
    await world.clock.advance("10m");
    expect(await gameSession(world, GameSessionId)).toMatchObject({ Status: "TERMINATING" });
    await world.clock.advance("5m", { includingRealServers: true });
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
    expect(server.exit()).toBeUndefined();
  },
  anywhere,
);

clientScenario(
  "a Go server that never activates its game session loses it when the time for it is up",
  async (world) => {
    const server = await world.goServer({ args: ["-never-activate"] });
    const gameSessionId = await startGame(world);
    await server.events.event("session-started");
    await world.clock.advance("299s");
    expect(await gameSession(world, gameSessionId)).toMatchObject({ Status: "ACTIVATING" });
    await world.clock.advance("1s");
    expect(await gameSession(world, gameSessionId)).toMatchObject({ Status: "TERMINATED" });
    // It is told to end, and does.
    expect(await server.exited()).toEqual({ code: 0, signal: null });
  },
  anywhere,
);
