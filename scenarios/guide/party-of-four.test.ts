import { DescribePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { expect, formParty, scenario } from "../../harness/index.ts";

scenario("a party of four brings its game properties and meets a stranger", async (world) => {
  const [server] = await world.gameServers({ count: 1 });
  const [ada, ben, cleo, dan, eva] = await world.players(5);
  const party = await formParty(ada, ben, cleo, dan);

  await ada.findMatch({
    players: 5,
    party,
    properties: {
      player_data: "the party",
      game_session_name: "season-one",
      game_session_data: "map=dust",
      "game_property.mode": "ctf",
    },
  });
  await eva.findMatch({ players: 5, properties: { player_data: "a stranger" } });

  for (const player of [ada, ben, cleo, dan, eva]) await player.connect(await player.connectionInfo());
  await world.clock.settle();
  expect(server?.gameSession).toMatchObject({
    name: "season-one",
    data: "map=dust",
    gameProperties: { mode: "ctf" },
  });
  const { PlayerSessions } = await world.gamelift.send(
    new DescribePlayerSessionsCommand({ GameSessionId: server?.gameSession?.gameSessionId }),
  );
  const dataOf = new Map(PlayerSessions?.map((seat) => [seat.PlayerId, seat.PlayerData]));
  for (const member of [ada, ben, cleo, dan]) expect(dataOf.get(member.userId)).toBe("the party");
  expect(dataOf.get(eva.userId)).toBe("a stranger");
  expect(PlayerSessions?.map((seat) => seat.Status)).toEqual(Array(5).fill("ACTIVE"));
});
