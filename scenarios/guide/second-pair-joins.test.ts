import { expect, scenario } from "../../harness/index.ts";

for (const [way, pluginSettings] of [
  ["", {}],
  [", with the fleet manager in its wrapper", { WT_FLEET_MANAGER_WRAPPER: "true" }],
] as const) {
  scenario(`a second pair joins the running game${way}`, { pluginSettings }, async (world) => {
    await world.gameServers({ count: 2 });
    const [ada, ben, cleo, dan, eva] = await world.players(5);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const seat = await ada.connectionInfo();
    await world.quiet();

    await Promise.all([cleo.findMatch({ players: 2 }), dan.findMatch({ players: 2 })]);
    for (const player of [cleo, dan])
      expect(await player.connectionInfo()).toMatchObject({ port: seat.port });

    const [gameSession] = await world.gameSessions();
    await eva.rpc("fleet_join", { id: gameSession?.gameSessionId, user_ids: [eva.userId] });
    expect(await eva.connectionInfo()).toMatchObject({ port: seat.port });

    for (const player of [ada, ben, cleo, dan, eva]) await player.connect();
    await world.clock.settle();
    expect(await world.placements()).toHaveLength(1);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 5 }]);
    await world.quiet();
    expect(await world.index()).toMatchObject([{ playerCount: 5 }]);
  });
}
