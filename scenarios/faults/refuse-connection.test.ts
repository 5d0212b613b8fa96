import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, matchAgain } from "./two-players.ts";

scenario(
  "refuse-connection: a game server that is not let in again at once has its game session some seconds later",
  async (world) => {
    const server = await world.gameServer();
    const fault = await world.fault("refuse-connection", { settings: { statusCode: 503 } });
    const players = await world.players(2);
    // From now on it takes eight seconds until the game server comes again.
    await world.bench.cutServerSdkSockets({});
    await matchAgain(players);
    await world.placement("PENDING");
    await allArePlaying(players);
    expect(await fault.firedCount()).toBe(1);
    expect(players[0].seat).toMatchObject({ port: server.port });
  },
);
