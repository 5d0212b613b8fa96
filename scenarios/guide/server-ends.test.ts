import { expect, scenario } from "../../harness/index.ts";

scenario("a server ends after its match, tells Nakama, and its fleet starts the next one", async (world) => {
  const [server] = await world.gameServers({ count: 1 });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
  await world.quiet();
  expect(await world.index()).toHaveLength(1);

  await server?.end("the match is over");
  await world.clock.settle();
  expect(await world.index()).toEqual([]);
  expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED", currentPlayerSessionCount: 0 }]);
  expect(world.servers.map((one) => one.state)).toEqual(["ended", "ready"]);
});
