/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";

scenario(
  "a silent server costs ten seconds; the next candidate succeeds",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    await world.gameServer({ neverActivate: true });
    const lively = await world.gameServer();
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await world.placement("PENDING");

    await world.clock.advance("10s");
    expect(await ada.connectionInfo()).toMatchObject({ port: lively.port });
    expect(await ben.connectionInfo()).toMatchObject({ port: lively.port });
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }, { status: "ACTIVE" }]);
    expect(await world.explain()).toContain("did not call ActivateGameSession within 10 s");
  },
);

scenario(
  "a slow server is in time when it activates within the limit",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    await world.gameServer({ activateAfterMs: 9_000 });
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await world.placement("PENDING");

    await world.clock.advance("9s");
    await ada.connect(await ada.connectionInfo());
    await ben.connect(await ben.connectionInfo());
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
  },
);

scenario(
  "all servers are silent: time-out at 30 s, and the half-started session ends",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    await world.gameServers({ count: 2, script: { neverActivate: true } });
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await world.placement("PENDING");

    await world.clock.advance("30s");
    await world.placement("TIMED_OUT");
    for (const player of [ada, ben]) expect(await player.notification()).toMatchObject({ code: 112 });
    // One after another, ten seconds each. At 30 s the queue's time-out comes before the third one's, and no fourth begins.
    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED" },
      { status: "TERMINATED" },
      { status: "TERMINATED" },
    ]);
    const explanation = await world.explain();
    expect(explanation).toContain("attempt 3: game session on process");
    expect(explanation).not.toContain("attempt 4");
  },
);

scenario("with the guide's own numbers the first silent server eats the whole wait", async (world) => {
  await world.gameServer({ neverActivate: true });
  await world.gameServer();
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await world.placement("PENDING");

  await world.clock.advance("30s");
  await world.placement("TIMED_OUT");
  for (const player of [ada, ben]) expect(await player.notification()).toMatchObject({ code: 112 });
  // The queue gives up after 30 s; the silent server would have had 300. The idle one beside it was never asked.
  const explanation = await world.explain();
  expect(explanation).toContain("attempt 1: game session on process");
  expect(explanation).not.toContain("attempt 2");
  expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
});
