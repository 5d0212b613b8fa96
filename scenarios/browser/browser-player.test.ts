import { expect, scenario } from "../../harness/index.ts";

scenario("a player in a browser meets one outside of it", { needs: ["chromium"] }, async (world) => {
  const [server] = await world.gameServers({ count: 1 });
  const [ada] = await world.players(1);
  const ben = await world.browserPlayer();

  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  const adasSeat = await ada.connectionInfo();
  const bensSeat = await ben.connectionInfo();
  expect(bensSeat).toMatchObject({ ipAddress: adasSeat.ipAddress, port: adasSeat.port });
  expect(bensSeat.sessionId).not.toBe(adasSeat.sessionId);
  await ben.page.getByText(`111 connection-info`).waitFor();
  await ben.page.getByText(bensSeat.sessionId).waitFor();

  await ada.connect(adasSeat);
  expect(await ben.connect(bensSeat)).toBe(server?.gameSession?.gameSessionId);
  await world.quiet();
  expect(await ben.pageLines()).toContain("in the game");
  expect(server?.players.map((player) => player.playerSessionId).sort()).toEqual(
    [adasSeat.sessionId, bensSeat.sessionId].sort(),
  );
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
  expect(await world.index()).toMatchObject([{ playerCount: 2 }]);
});
