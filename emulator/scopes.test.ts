import {
  CreateAliasCommand,
  CreateLocationCommand,
  DescribeAliasCommand,
  DescribeGameSessionQueuesCommand,
  GameLiftClient,
} from "@aws-sdk/client-gamelift";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "./domain/scope.ts";
import { known, setUpAsInTheGuide } from "./testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "./testing/test-emulator.ts";

describe.each(wireProtocols)("accounts and regions over %s", (protocol) => {
  let bench: TestEmulator;
  const clients: GameLiftClient[] = [];

  beforeAll(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await bench.close();
  });

  function clientOf({ account, region }: Scope): GameLiftClient {
    const client = new GameLiftClient({
      endpoint: bench.emulator.addresses.apiUrl,
      region,
      credentials: { accessKeyId: account, secretAccessKey: "secret" },
      maxAttempts: 1,
      ...(protocol === "cbor" ? { protocol: SmithyRpcV2CborProtocol } : {}),
    });
    clients.push(client);
    return client;
  }

  const home = { account: "000000000000", region: "us-east-1" };
  const elsewhere = { ...home, region: "eu-west-1" };
  const others = { ...home, account: "123456789012" };

  test("each have resources of their own, whose ARNs say where they are", async () => {
    const arns: string[] = [];
    for (const scope of [home, elsewhere, others]) {
      const { Location: location } = await clientOf(scope).send(
        new CreateLocationCommand({ LocationName: "custom-desk" }),
      );
      arns.push(known(location?.LocationArn));
    }
    expect(arns).toEqual([
      "arn:aws:gamelift:us-east-1:000000000000:location/custom-desk",
      "arn:aws:gamelift:eu-west-1:000000000000:location/custom-desk",
      "arn:aws:gamelift:us-east-1:123456789012:location/custom-desk",
    ]);
    const again = clientOf(elsewhere).send(new CreateLocationCommand({ LocationName: "custom-desk" }));
    await expect(again).rejects.toMatchObject({ name: "ConflictException" });
  });

  test("do not know each other's resources, not even by their ids", async () => {
    const { aliasId, fleetId, queueName } = await setUpAsInTheGuide(bench);
    for (const scope of [elsewhere, others]) {
      const stranger = clientOf(scope);
      await expect(stranger.send(new DescribeAliasCommand({ AliasId: aliasId }))).rejects.toMatchObject({
        name: "NotFoundException",
      });
      await expect(
        stranger.send(
          new CreateAliasCommand({ Name: "theirs", RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId } }),
        ),
      ).rejects.toThrow();
      const { GameSessionQueues: queues } = await stranger.send(new DescribeGameSessionQueuesCommand({}));
      expect(queues?.map(({ Name }) => Name)).not.toContain(queueName);
    }
    const { Alias: alias } = await clientOf(home).send(new DescribeAliasCommand({ AliasId: aliasId }));
    expect(alias?.AliasId).toBe(aliasId);
  });
});
