/** Requests of game servers that fail on purpose: what players see of it. */
import { CreatePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { clientScenario, connectToGame, expect } from "../../harness/index.ts";
import { startActiveGame } from "./one-game.ts";

clientScenario(
  "a seat that GameLift refuses once turns its player away, who may try again",
  async (world) => {
    await world.gameServers({ count: 1 });
    const { GameSessionId } = await startActiveGame(world);
    const { PlayerSessions = [] } = await world.gamelift.send(
      new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds: ["ada"] }),
    );
    const [{ IpAddress, Port = 0, PlayerSessionId = "" } = {}] = PlayerSessions;
    const seat = { ipAddress: IpAddress, port: Port, sessionId: PlayerSessionId };
    const fault = await world.fault("fail-action", {
      match: { action: "AcceptPlayerSession" },
      settings: { statusCode: 429, errorMessage: "Too many players at once." },
    });
    await expect(connectToGame(seat)).rejects.toThrow(/Too many players at once/);
    await connectToGame(seat);
    expect(await fault.lift()).toBe(1);
  },
);
