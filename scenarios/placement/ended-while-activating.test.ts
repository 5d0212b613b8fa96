import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { eventually, expect, scenario, type World } from "../../harness/index.ts";

const activatingGameSession = (world: World): Promise<string> =>
  eventually("a game session that is ACTIVATING", async (saw) => {
    const [gameSession] = await world.gameSessions();
    saw(gameSession?.status);
    return gameSession?.status === "ACTIVATING" ? gameSession.gameSessionId : undefined;
  });

scenario("the game session is terminated while it activates: Failed, 113", async (world) => {
  await world.gameServer({ neverActivate: true });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);

  await world.gamelift.send(
    new TerminateGameSessionCommand({
      GameSessionId: await activatingGameSession(world),
      TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE",
    }),
  );
  await world.placement("FAILED");
  for (const player of [ada, ben]) {
    expect(await player.notification()).toMatchObject({ code: 113, subject: "create-failed" });
  }
  await world.clock.settle();
  expect(await world.gameSessions()).toMatchObject([
    { status: "TERMINATED", statusReason: "TRIGGERED_ON_PROCESS_TERMINATE" },
  ]);
});

scenario("the server gives up while it activates: Failed, 113", async (world) => {
  const server = await world.gameServer({ neverActivate: true });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await activatingGameSession(world);

  await server.end("the map could not be loaded");
  await world.placement("FAILED");
  for (const player of [ada, ben]) expect(await player.notification()).toMatchObject({ code: 113 });
});

scenario("the server crashes while it activates: another one is tried", async (world) => {
  await world.gameServer({ crashAt: "session-started" });
  const steady = await world.gameServer();
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);

  expect(await ada.connectionInfo()).toMatchObject({ port: steady.port });
  expect(await ben.connectionInfo()).toMatchObject({ port: steady.port });
  expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }, { status: "ACTIVE" }]);
});
