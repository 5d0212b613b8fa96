import { expect, friendsQuery, type Player, scenario, type World } from "../../harness/index.ts";

interface Meeting {
  /** For the story's end: she looks for dan, who is not looking yet. */
  readonly stranger: Player;
  /** Milliseconds from the first friend's wish to the match. */
  readonly waitedMs: number;
}

/** The guide's own client code: two to ten players, by a query for one's friends. */
async function friendsMeet(world: World, friendOfStranger: Player, withinMs: number): Promise<Meeting> {
  await world.gameServers({ count: 1 });
  const [ada, ben, cleo] = await world.players(3);
  const friendIds = [ada.userId, ben.userId];
  await cleo.findMatch({
    players: 2,
    query: friendsQuery([friendOfStranger.userId]),
    properties: { player: cleo.userId },
  });
  const askedAt = Date.now();
  for (const player of [ada, ben]) {
    await player.findMatch({
      minimum: 2,
      maximum: 10,
      query: friendsQuery(friendIds),
      properties: { player: player.userId },
    });
  }

  for (const player of [ada, ben]) {
    const { users } = await player.matched({ withinMs });
    expect(users.map((user) => user.presence.user_id).sort()).toEqual(friendIds.toSorted());
  }
  const [adasSeat, bensSeat] = [await ada.connectionInfo(), await ben.connectionInfo()];
  expect(adasSeat.port).toBe(bensSeat.port);
  const matchedAt = ada.events.find((event) => event.kind === "matchmaker_matched")?.arrivedAt;
  return { stranger: cleo, waitedMs: (matchedAt ?? askedAt) - askedAt };
}

scenario("friends meet by the guide's query, with short matchmaker intervals", async (world) => {
  const [dan] = await world.players(1);
  const { stranger } = await friendsMeet(world, dan, 10_000);

  // The stranger was looking all the while, for two as well, and only the query kept her out: her ticket is still good.
  await dan.findMatch({
    players: 2,
    query: friendsQuery([stranger.userId]),
    properties: { player: dan.userId },
  });
  for (const player of [stranger, dan]) {
    const { users } = await player.matched();
    expect(users.map((user) => user.presence.user_id).sort()).toEqual([stranger.userId, dan.userId].sort());
  }
  expect(stranger.events.filter((event) => event.kind === "matchmaker_matched")).toHaveLength(1);
});

// What a fresh Nakama does, and why the guide's players wait: it looks every 15 s, and is content with fewer than the
// maximum only when it looks for the second time. The first look may come at once, so that one whole interval is sure.
scenario(
  "friends meet by the guide's query, with Nakama's default intervals",
  { matchmaker: {} },
  async (world) => {
    const [dan] = await world.players(1);
    const { waitedMs } = await friendsMeet(world, dan, 45_000);
    // A second less, for a look that a busy machine has made late.
    expect(waitedMs).toBeGreaterThanOrEqual(14_000);
  },
);
