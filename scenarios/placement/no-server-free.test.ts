/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";

scenario("no server is free: the wait ends with the queue's time-out", async (world) => {
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await world.placement("PENDING");

  await world.clock.advance("29s");
  await world.placement("PENDING");
  await world.clock.advance("1s");
  await world.placement("TIMED_OUT");

  for (const player of [ada, ben]) {
    expect(await player.notification()).toMatchObject({ code: 112, subject: "create-timeout" });
  }
  expect(await world.explain()).toContain("no idle server process");
  expect(await world.gameSessions()).toEqual([]);
});

scenario("a server that becomes free within the wait is taken at once", async (world) => {
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await world.placement("PENDING");
  await world.clock.advance("12s");

  const [server] = await world.gameServers({ count: 1 });
  expect(await ada.connectionInfo()).toMatchObject({ port: server?.port });
  expect(await ben.connectionInfo()).toMatchObject({ port: server?.port });
});
