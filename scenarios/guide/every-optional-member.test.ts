import { DescribePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { expect, scenario, type World } from "../../harness/index.ts";

const customEventData = 'season=7; "ünïcode"';

/** Another subscriber of the guide's topic: it gets its own copy of every event, and Nakama's stays untouched. */
async function subscribe(world: World): Promise<() => Promise<unknown>> {
  const queueName = "a-second-subscriber.fifo";
  const { topicArn } = world.resources;
  await world.broker.createQueue(queueName);
  await world.bench.command("subscribe", { topicArn, queueName });
  return async () => {
    const messages = await world.broker.admin.receive(world.broker.nameOf(queueName), { waitSeconds: 10 });
    return messages.map(({ body }) => JSON.parse(JSON.parse(body).Message));
  };
}

scenario(
  "a queue's custom event data stands in the event of its placements",
  { customEventData },
  async (world) => {
    const nextEvents = await subscribe(world);
    await world.gameServers({ count: 1 });
    const [ada] = await world.players(1);
    const { placement_id: placementId } = (await ada.rpc("fleet_create")) as { placement_id: string };
    await ada.connectionInfo();

    expect(await nextEvents()).toMatchObject([
      { detail: { type: "PlacementFulfilled", placementId, customEventData } },
    ]);
  },
);

scenario("a queue without custom event data says nothing of it in its events", async (world) => {
  const nextEvents = await subscribe(world);
  await world.gameServers({ count: 1 });
  const [ada] = await world.players(1);
  await ada.rpc("fleet_create");
  await ada.connectionInfo();

  const [event] = (await nextEvents()) as readonly { readonly detail: object }[];
  expect(event?.detail).toMatchObject({ type: "PlacementFulfilled" });
  expect(event?.detail).not.toHaveProperty("customEventData");
});

for (const fleet of ["EC2", "ANYWHERE"] as const) {
  scenario(
    `players are told the name of a host that has one, on an ${fleet} fleet`,
    { fleet, dnsName: "localhost" },
    async (world) => {
      const nextEvents = await subscribe(world);
      await world.gameServers({ count: 1 });
      const [ada] = await world.players(1);
      const { placement_id: placementId } = (await ada.rpc("fleet_create")) as { placement_id: string };

      expect(await ada.connectionInfo()).toMatchObject({ ipAddress: "127.0.0.1", dnsName: "localhost" });
      expect(await world.describePlacement(placementId)).toMatchObject({ DnsName: "localhost" });
      expect(await nextEvents()).toMatchObject([{ detail: { dnsName: "localhost" } }]);
    },
  );
}

scenario("latencies and every optional member travel from Create to the server and back", async (world) => {
  const [server] = await world.gameServers({ count: 1 });
  const [ada, ben] = await world.players(2);
  const created = await world.rpc("fleet_create", {
    max_players: 7,
    user_ids: [ada.userId, ben.userId],
    player_data: { [ada.userId]: "level=3", [ben.userId]: "level=9" },
    latencies: [
      { user_id: ada.userId, region: "us-east-1", latency_in_milliseconds: 40.1 },
      { user_id: ben.userId, region: "us-east-1", latency_in_milliseconds: 52 },
    ],
    game_session_name: "Ranked Match: 1",
    game_session_data: "seed=42; ünïcode",
    game_properties: { mode: "freeforall", level: "10" },
  });
  const { placement_id: placementId } = created as { placement_id: string };
  await ada.connectionInfo();
  await ben.connectionInfo();

  const placement = await world.describePlacement(placementId);
  expect(placement).toMatchObject({
    Status: "FULFILLED",
    MaximumPlayerSessionCount: 7,
    GameSessionName: "Ranked Match: 1",
    GameSessionData: "seed=42; ünïcode",
  });
  // The host was given no name, so that nobody is told one.
  expect(placement.DnsName).toBeUndefined();
  expect(ada.seat).toMatchObject({ ipAddress: placement.IpAddress, dnsName: "" });
  // 40.1 is no 32-bit float. CBOR carries the nearest one, JSON its shortest decimal: both are the same float.
  expect(
    placement.PlayerLatencies?.map((latency) => [
      latency.PlayerId,
      latency.RegionIdentifier,
      Math.fround(latency.LatencyInMilliseconds ?? 0),
    ]),
  ).toEqual([
    [ada.userId, "us-east-1", Math.fround(40.1)],
    [ben.userId, "us-east-1", 52],
  ]);
  expect(server?.gameSession).toMatchObject({
    name: "Ranked Match: 1",
    data: "seed=42; ünïcode",
    gameProperties: { mode: "freeforall", level: "10" },
    maximumPlayerSessionCount: 7,
  });
  const { PlayerSessions } = await world.gamelift.send(
    new DescribePlayerSessionsCommand({ GameSessionId: server?.gameSession?.gameSessionId }),
  );
  expect(new Map(PlayerSessions?.map((seat) => [seat.PlayerId, seat.PlayerData]))).toEqual(
    new Map([
      [ada.userId, "level=3"],
      [ben.userId, "level=9"],
    ]),
  );
});
