import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "refuse-connection: a game server that is not let in again at once has its game session some seconds later",
  async (world) => {
    const server = await world.gameServer();
    const fault = await world.fault("refuse-connection", { settings: { statusCode: 503 } });
    await world.bench.cutServerSdkSockets({});
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await allArePlaying(players, 20_000);
    expect(await fault.firedCount()).toBe(1);
    expect(players[0].seat).toMatchObject({ port: server.port });
  },
);
