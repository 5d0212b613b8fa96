import { StopGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { expect, scenario } from "../../harness/index.ts";

scenario("a placement is stopped while it waits: Cancelled, 113", async (world) => {
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  const placementId = await world.placement("PENDING");

  await world.gamelift.send(new StopGameSessionPlacementCommand({ PlacementId: placementId }));
  await world.placement("CANCELLED");
  for (const player of [ada, ben]) {
    expect(await player.notification()).toMatchObject({ code: 113, subject: "create-failed" });
  }
});

scenario("a placement that has a game session cannot be stopped", async (world) => {
  await world.gameServer();
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await ada.connectionInfo();

  const stop = new StopGameSessionPlacementCommand({ PlacementId: await world.placement("FULFILLED") });
  await expect(world.gamelift.send(stop)).rejects.toMatchObject({ name: "InvalidRequestException" });
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
});
