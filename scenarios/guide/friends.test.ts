import { expect, friendsQuery, scenario, type World } from "../../harness/index.ts";

/** The guide's own client code: two to ten players, by a query for one's friends. */
async function friendsMeet(world: World): Promise<void> {
  await world.gameServers({ count: 1 });
  const [ada, ben, cleo] = await world.players(3);
  const friends = [ada, ben];
  for (const player of friends) {
    await player.findMatch({
      minimum: 2,
      maximum: 10,
      query: friendsQuery(friends.map((friend) => friend.userId)),
      properties: { player: player.userId },
    });
  }
  const strangersTicket = await cleo.findMatch({
    minimum: 2,
    maximum: 10,
    query: friendsQuery(["somebody-else"]),
    properties: { player: cleo.userId },
  });
  expect(strangersTicket).not.toBe("");

  const [adasSeat, bensSeat] = await Promise.all(
    friends.map((friend) => friend.connectionInfo({ withinMs: 45_000 })),
  );
  expect(adasSeat?.port).toBe(bensSeat?.port);
  expect(cleo.events.filter((event) => event.kind === "matchmaker_matched")).toEqual([]);
}

scenario("friends meet by the guide's query, with short matchmaker intervals", friendsMeet);

// 15 s between two looks and two of them: what a fresh Nakama does, and why the guide's players wait half a minute.
scenario(
  "friends meet by the guide's query, with Nakama's default intervals",
  { matchmaker: {} },
  friendsMeet,
);
