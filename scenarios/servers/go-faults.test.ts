/** Requests and pushes of the socket protocol that go wrong, or come, on purpose, met by the official Go Server SDK 5.6.0. */
import { CreatePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { clientScenario, connectToGame, expect } from "../../harness/index.ts";
import { joinGame, startActiveGame, statusOfProcess } from "./one-game.ts";

const anywhere = { fleet: "ANYWHERE", needs: ["go-server"] } as const;
/** Wall milliseconds. */
const READY_TIMEOUT_MS = 6_000;

clientScenario(
  "item 44: Go - AcceptPlayerSession refused with 429 once turns one player away, and the same player is let in afterwards",
  async (world) => {
    const server = await world.goServer();
    const session = await startActiveGame(world);
    const { GameSessionId } = session;
    const { PlayerSessions = [] } = await world.gamelift.send(
      new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds: ["ada"] }),
    );
    const [{ IpAddress, Port = 0, PlayerSessionId = "" } = {}] = PlayerSessions;
    const seat = { ipAddress: IpAddress, port: Port, sessionId: PlayerSessionId };
    await world.fault("fail-action", {
      match: { action: "AcceptPlayerSession", processId: server.processId },
      settings: { statusCode: 429, errorMessage: "Too many players at once." },
    });
    await expect(connectToGame(seat)).rejects.toThrow(/Too many players at once/);
    await server.events.event("player-refused");
    await connectToGame(seat);
    await server.events.event("player-accepted");
  },
  anywhere,
);

clientScenario(
  "item 45: Go - ActivateServerProcess without an answer fails ProcessReady after 6 s as ProcessNotReady",
  async (world) => {
    const fault = await world.fault("ignore-action", {
      match: { action: "ActivateServerProcess" },
      count: null,
    });
    const server = await world.goServer();
    const connected = await server.events.event("connected");
    const failed = await server.events.event("failed");
    expect(failed).toMatchObject({ doing: "ProcessReady", problem: expect.stringMatching(/not ?ready/i) });
    expect(Date.parse(failed.at) - Date.parse(connected.at)).toBeGreaterThanOrEqual(READY_TIMEOUT_MS);
    expect(await statusOfProcess(world, server.processId)).toBe("CONNECTED");
    expect(await fault.lift()).toBe(1);
  },
  anywhere,
);

clientScenario(
  "item 51: Go - UpdateGameSession, pushed on command for want of FlexMatch, reaches OnUpdateGameSession",
  async (world) => {
    const server = await world.goServer();
    const session = await startActiveGame(world);
    await joinGame(world, session, ["ada"]);
    const { GameSessionId: gameSessionId } = session;
    await world.bench.command("push-update-game-session", {
      gameSessionId,
      updateReason: "BACKFILL_FAILED",
      backfillTicketId: "ticket-3",
      matchmakerData: '{"teams":[]}',
    });
    expect(await server.events.event("session-updated")).toMatchObject({ gameSessionId });
  },
  anywhere,
);
