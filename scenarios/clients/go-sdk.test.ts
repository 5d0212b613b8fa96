import { type ClientWorld, clientScenario, expect, type GoSdkAnswer } from "../../harness/index.ts";

/** The AWS SDK for Go with exactly the fleet manager's versions, on the way that the fleet manager's calls take. */

const placement = (placementId: string, players: readonly string[] = []) => ({
  PlacementId: placementId,
  GameSessionQueueName: "game-session-placement",
  MaximumPlayerSessionCount: 4,
  DesiredPlayerSessions: players.map((PlayerId) => ({ PlayerId, PlayerData: `data of ${PlayerId}` })),
  PlayerLatencies: players.map((PlayerId) => ({
    PlayerId,
    RegionIdentifier: "us-east-1",
    LatencyInMilliseconds: 40.5,
  })),
  GameProperties: [{ Key: "mode", Value: "freeforall" }],
  GameSessionName: "season-one",
});

/** The output of a call that must succeed at its first attempt. */
function outputOf(answer: GoSdkAnswer): { readonly [member: string]: unknown } {
  expect(answer).toMatchObject({ attempts: 1, output: {} });
  return answer.output ?? {};
}

/** Places a game session for players and takes its event, as the fleet manager's queue loop does. */
async function placed(world: ClientWorld, placementId: string, players: readonly string[]) {
  const client = await world.goSdkClient();
  const started = outputOf(await client.call("StartGameSessionPlacement", placement(placementId, players)));
  expect(started).toMatchObject({ GameSessionPlacement: { PlacementId: placementId, Status: "PENDING" } });
  const received = outputOf(
    await client.call("ReceiveMessage", {
      QueueUrl: world.queueUrl,
      MaxNumberOfMessages: 1,
      VisibilityTimeout: 10,
      WaitTimeSeconds: 20,
    }),
  );
  const [message] = received.Messages as { readonly Body: string; readonly ReceiptHandle: string }[];
  const envelope = JSON.parse(message?.Body ?? "{}") as { readonly Message: string };
  const event = JSON.parse(envelope.Message) as { readonly detail: { readonly [name: string]: unknown } };
  return { client, event, receiptHandle: message?.ReceiptHandle };
}

clientScenario(
  "the fleet manager's SDK places players, hears of it and takes the event away",
  async (world) => {
    await world.gameServers({ count: 1 });
    const { client, event, receiptHandle } = await placed(world, "placement-1", ["ada", "ben"]);
    expect(event.detail).toMatchObject({
      type: "PlacementFulfilled",
      placementId: "placement-1",
      port: expect.stringMatching(/^\d+$/),
      placedPlayerSessions: [{ playerId: "ada" }, { playerId: "ben" }],
    });
    outputOf(await client.call("DeleteMessage", { QueueUrl: world.queueUrl, ReceiptHandle: receiptHandle }));
    expect(await world.queue.counts()).toMatchObject({ visible: 0, inFlight: 0 });

    const described = outputOf(
      await client.call("DescribeGameSessionPlacement", { PlacementId: "placement-1" }),
    );
    expect(described.GameSessionPlacement).toMatchObject({
      Status: "FULFILLED",
      // Float32 in CBOR, there and back: what the fleet manager's client refuses in any other form.
      PlayerLatencies: [
        { PlayerId: "ada", LatencyInMilliseconds: 40.5 },
        { PlayerId: "ben", LatencyInMilliseconds: 40.5 },
      ],
    });
  },
);

clientScenario("the fleet manager's SDK finds, joins and renames a game session", async (world) => {
  await world.gameServers({ count: 1 });
  const { client, event } = await placed(world, "placement-1", ["ada"]);
  const GameSessionId = event.detail.gameSessionArn;
  const session = { GameSessionId, CurrentPlayerSessionCount: 1, Status: "ACTIVE", Name: "season-one" };

  const { aliasId: AliasId } = world.resources;
  const synced = await client.call("DescribeGameSessions", { AliasId, Limit: 100, StatusFilter: "ACTIVE" });
  expect(outputOf(synced)).toMatchObject({ GameSessions: [session], NextToken: null });
  const SortExpression = "creationTimeMillis ASC";
  const found = await client.call("SearchGameSessions", { AliasId, Limit: 20, SortExpression });
  expect(outputOf(found)).toMatchObject({ GameSessions: [session] });

  const joined = await client.call("CreatePlayerSession", {
    GameSessionId,
    PlayerId: "ben",
    PlayerData: "archer",
  });
  expect(outputOf(joined)).toMatchObject({ PlayerSession: { PlayerId: "ben", Status: "RESERVED" } });
  const more = await client.call("CreatePlayerSessions", { GameSessionId, PlayerIds: ["cleo", "dan"] });
  expect(outputOf(more)).toMatchObject({ PlayerSessions: [{ PlayerId: "cleo" }, { PlayerId: "dan" }] });
  const GameProperties = [{ Key: "mode", Value: "team" }];
  const updated = await client.call("UpdateGameSession", { GameSessionId, GameProperties });
  expect(outputOf(updated)).toMatchObject({ GameSession: { GameProperties, CurrentPlayerSessionCount: 4 } });

  const full = await client.call("CreatePlayerSession", { GameSessionId, PlayerId: "eve" });
  expect(full).toMatchObject({ attempts: 1, error: { type: "*types.GameSessionFullException" } });
  const unknown = await client.call("DescribeGameSessions", {
    GameSessionId: `${GameSessionId}-gone`,
    Limit: 1,
  });
  expect(unknown).toMatchObject({ attempts: 1, error: { type: "*types.NotFoundException" } });
});

clientScenario("after six idle seconds the fleet manager's SDK sends nothing twice", async (world) => {
  const client = await world.goSdkClient();
  const { aliasId: AliasId } = world.resources;
  const receive = { QueueUrl: world.queueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: 1 };
  const callAll = async (placementId: string) => {
    const answers = await Promise.all([
      client.call("DescribeGameSessions", { AliasId, Limit: 100 }),
      client.call("StartGameSessionPlacement", placement(placementId)),
      client.call("ReceiveMessage", receive),
    ]);
    for (const answer of answers) outputOf(answer);
  };
  await callAll("placement-1");
  await world.leaveConnectionsIdle(6);
  await callAll("placement-2");
  expect(await world.callsOf("DescribeGameSessions")).toBe(2);
  expect(await world.callsOf("StartGameSessionPlacement")).toBe(2);
  expect(await world.queue.pollCount()).toBe(2);
});
