import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  CreateLocationCommand,
  CreateScriptCommand,
  DeleteAliasCommand,
  DeleteBuildCommand,
  DeleteFleetCommand,
  DeleteGameSessionQueueCommand,
  DeleteLocationCommand,
  DeleteScriptCommand,
  type GameLiftClient,
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

interface Kind {
  /** Makes one, always of the same name, and answers its ARN. */
  readonly create: (client: GameLiftClient, Tags?: Tag[]) => Promise<string | undefined>;
  readonly remove: (client: GameLiftClient, arn: string) => Promise<unknown>;
}

const closed = { Type: "TERMINAL" as const, Message: "closed" };

/** Every kind of resource that can bear tags. */
const kinds: { readonly [kind: string]: Kind } = {
  alias: {
    create: async (client, Tags) =>
      (await client.send(new CreateAliasCommand({ Name: "alias", RoutingStrategy: closed, Tags }))).Alias
        ?.AliasArn,
    remove: (client, AliasId) => client.send(new DeleteAliasCommand({ AliasId })),
  },
  build: {
    create: async (client, Tags) =>
      (await client.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023", Tags }))).Build
        ?.BuildArn,
    remove: (client, BuildId) => client.send(new DeleteBuildCommand({ BuildId })),
  },
  script: {
    create: async (client, Tags) =>
      (await client.send(new CreateScriptCommand({ ZipFile: new Uint8Array(1), Tags }))).Script?.ScriptArn,
    remove: (client, ScriptId) => client.send(new DeleteScriptCommand({ ScriptId })),
  },
  location: {
    create: async (client, Tags) =>
      (await client.send(new CreateLocationCommand({ LocationName: "custom-tagged", Tags }))).Location
        ?.LocationArn,
    remove: (client, LocationName) => client.send(new DeleteLocationCommand({ LocationName })),
  },
  queue: {
    create: async (client, Tags) =>
      (await client.send(new CreateGameSessionQueueCommand({ Name: "queue", Tags }))).GameSessionQueue
        ?.GameSessionQueueArn,
    remove: (client, Name) => client.send(new DeleteGameSessionQueueCommand({ Name })),
  },
  fleet: {
    create: async (client, Tags) =>
      (
        await client.send(
          new CreateFleetCommand({
            Name: "fleet",
            ComputeType: "ANYWHERE",
            Locations: [{ Location: "custom-office" }],
            Tags,
          }),
        )
      ).FleetAttributes?.FleetArn,
    remove: (client, FleetId) => client.send(new DeleteFleetCommand({ FleetId })),
  },
};

const many = (count: number): Tag[] =>
  Array.from({ length: count }, (_, i) => ({ Key: `key-${i}`, Value: "v" }));

describe.each(wireProtocols)("tags over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    await bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
  });
  afterEach(() => bench.close());

  const tagsOf = async (ResourceARN: string) =>
    (await bench.client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  const create = async (kind: Kind | undefined, tags?: Tag[]) =>
    known(await known(kind).create(bench.client, tags));

  test.each(Object.entries(kinds))(
    "a %s has the tags that it was made with, then more, others and fewer",
    async (_what, kind) => {
      const ResourceARN = await create(kind, [
        { Key: "team", Value: "blue" },
        { Key: "stage", Value: "" },
      ]);
      expect(await tagsOf(ResourceARN)).toEqual([
        { Key: "team", Value: "blue" },
        { Key: "stage", Value: "" },
      ]);
      const Tags = [
        { Key: "stage", Value: "test" },
        { Key: "owner", Value: "ada" },
      ];
      for (let times = 0; times < 2; times++) {
        await bench.client.send(new TagResourceCommand({ ResourceARN, Tags }));
      }
      expect(await tagsOf(ResourceARN)).toEqual([{ Key: "team", Value: "blue" }, ...Tags]);
      await bench.client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["stage", "unknown"] }));
      expect(await tagsOf(ResourceARN)).toEqual([
        { Key: "team", Value: "blue" },
        { Key: "owner", Value: "ada" },
      ]);
    },
  );

  test.each(Object.entries(kinds))("a %s that may not have its tags is not made", async (_what, kind) => {
    const before = bench.emulator.control.stateHash();
    for (const tags of [[{ Key: "aws:owner", Value: "" }], many(51)]) {
      await expect(create(kind, tags)).rejects.toMatchObject({ name: "TaggingFailedException" });
    }
    expect(bench.emulator.control.stateHash()).toBe(before);
    expect(await tagsOf(await create(kind))).toEqual([]);
  });

  test.each(Object.entries(kinds))("the tags of a %s go with it", async (_what, kind) => {
    const arn = await create(kind, [{ Key: "team", Value: "blue" }]);
    await kind.remove(bench.client, arn);
    await bench.settled();
    await expect(tagsOf(arn)).rejects.toMatchObject({ name: "NotFoundException" });
    expect(bench.emulator.control.state().flatMap(({ tables }) => tables.tags ?? [])).toEqual([]);
    expect(await tagsOf(await create(kind))).toEqual([]);
  });

  test("tagging and untagging leaves no trace", async () => {
    const ResourceARN = await create(kinds.alias);
    const before = bench.emulator.control.stateHash();
    await bench.client.send(new TagResourceCommand({ ResourceARN, Tags: many(50) }));
    expect(bench.emulator.control.stateHash()).not.toBe(before);
    const TagKeys = many(50).map(({ Key }) => known(Key));
    await bench.client.send(new UntagResourceCommand({ ResourceARN, TagKeys }));
    expect(bench.emulator.control.stateHash()).toBe(before);
  });

  test("one tag more than fifty is refused, and a new value of the fiftieth is not", async () => {
    const ResourceARN = await create(kinds.build, many(50));
    await expect(
      bench.client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "more", Value: "" }] })),
    ).rejects.toMatchObject({ name: "TaggingFailedException", message: expect.stringContaining("51") });
    await bench.client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "key-49", Value: "new" }] }));
    expect((await tagsOf(ResourceARN))?.at(-1)).toEqual({ Key: "key-49", Value: "new" });
  });

  test("account and partition of an ARN do not matter; Region, kind and name do", async () => {
    const arn = await create(kinds.queue, [{ Key: "team", Value: "blue" }]);
    for (const same of [arn.replace(":000000000000:", "::"), arn.replace("arn:aws:", "arn:aws-cn:")]) {
      expect(await tagsOf(same)).toEqual([{ Key: "team", Value: "blue" }]);
    }
    for (const other of [
      arn.replace("us-east-1", "eu-west-1"),
      arn.replace("gamesessionqueue/", "alias/"),
      arn.replace("gamesessionqueue/", "constructor/"),
      `${arn}-2`,
      "arn:aws:gamelift:us-east-1::location/us-west-2",
    ]) {
      await expect(tagsOf(other)).rejects.toMatchObject({ name: "NotFoundException" });
    }
    for (const none of ["queue", "arn:aws:sns:us-east-1:000000000000:topic"]) {
      await expect(tagsOf(none)).rejects.toMatchObject({ name: "InvalidRequestException" });
    }
  });
});
