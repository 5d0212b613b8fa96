import {
  CreateFleetCommand,
  CreateScriptCommand,
  type CreateScriptInput,
  DeleteScriptCommand,
  DescribeFleetAttributesCommand,
  DescribeScriptCommand,
  ListScriptsCommand,
  UpdateScriptCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("scripts over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  const zipFile = Uint8Array.from({ length: 1234 }, (_, i) => i);
  const own = { Bucket: "scripts", Key: "game.zip", RoleArn: "arn:aws:iam::000000000000:role/access" };
  const create = async (given: CreateScriptInput) =>
    known((await bench.client.send(new CreateScriptCommand(given))).Script);

  test("a script that came in the call has its size and a place of the service's", async () => {
    const made = await create({ Name: "realtime", Version: "1", ZipFile: zipFile });
    expect(made).toEqual({
      ScriptId: expect.stringMatching(/^script-[0-9a-f-]{36}$/),
      ScriptArn: `arn:aws:gamelift:us-east-1:000000000000:script/${made.ScriptId}`,
      Name: "realtime",
      Version: "1",
      SizeOnDisk: 1234,
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      StorageLocation: {
        Bucket: expect.stringMatching(/^[a-z0-9-]{3,63}$/),
        Key: `000000000000/${made.ScriptId}`,
      },
      NodeJsVersion: "10.x",
    });
    for (const ScriptId of [made.ScriptId, made.ScriptArn]) {
      expect((await bench.client.send(new DescribeScriptCommand({ ScriptId }))).Script).toEqual(made);
    }
  });

  test("a script in one's own bucket has no size", async () => {
    expect(await create({ StorageLocation: own, NodeJsVersion: "24.x" })).toMatchObject({
      SizeOnDisk: 0,
      StorageLocation: own,
      NodeJsVersion: "24.x",
    });
  });

  test.each([
    ["without files", {}, "ZipFile or StorageLocation"],
    ["with files from two places", { ZipFile: zipFile, StorageLocation: own }, "exclude each other"],
    ["with an empty file", { ZipFile: new Uint8Array(0) }, "empty"],
    ["with half a place", { StorageLocation: { Bucket: "scripts" } }, "Key"],
    ["for an unknown Node.js", { ZipFile: zipFile, NodeJsVersion: "18.x" }, "10.x, 24.x"],
    ["larger than 5 MB", { ZipFile: new Uint8Array(5_000_001) }, "5000000"],
  ])("a script %s is refused", async (_what, given, words) => {
    await expect(create(given)).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
    expect((await bench.client.send(new ListScriptsCommand({}))).Scripts).toEqual([]);
  });

  test("5 MB are taken", async () => {
    expect(await create({ ZipFile: new Uint8Array(5_000_000) })).toMatchObject({ SizeOnDisk: 5_000_000 });
  });

  test("an update changes what is given; files may come from elsewhere than before", async () => {
    const made = await create({ Name: "realtime", ZipFile: zipFile });
    const update = async (change: object) =>
      (await bench.client.send(new UpdateScriptCommand({ ScriptId: made.ScriptId, ...change }))).Script;
    expect(await update({ Version: "2" })).toEqual({ ...made, Version: "2" });
    const moved = { ...made, Version: "2", SizeOnDisk: 0, StorageLocation: own };
    expect(await update({ StorageLocation: own })).toEqual(moved);
    expect(await update({ Name: "game", ZipFile: zipFile })).toEqual({ ...made, Name: "game", Version: "2" });
    await expect(update({ ZipFile: zipFile, StorageLocation: own })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  test("a fleet is made of a script as of a build, and outlives it", async () => {
    const { ScriptId, ScriptArn } = await create({ ZipFile: zipFile, NodeJsVersion: "24.x" });
    const { BuildId: _none, ...managed } = guideFleet("build-none");
    const asked = { ...managed, ScriptId: ScriptArn };
    const { FleetAttributes: made } = await bench.client.send(new CreateFleetCommand(asked));
    await bench.settled();
    await bench.client.send(new DeleteScriptCommand({ ScriptId }));
    const { FleetAttributes } = await bench.client.send(
      new DescribeFleetAttributesCommand({ FleetIds: [known(made?.FleetId)] }),
    );
    expect(FleetAttributes).toMatchObject([
      { Status: "ACTIVE", ScriptId, ScriptArn, OperatingSystem: "AMAZON_LINUX_2023" },
    ]);
    expect(FleetAttributes?.[0]).not.toHaveProperty("BuildId");
    for (const command of [
      new CreateFleetCommand(asked),
      new DescribeScriptCommand({ ScriptId }),
      new UpdateScriptCommand({ ScriptId, Name: "other" }),
      new DeleteScriptCommand({ ScriptId }),
    ]) {
      await expect(bench.client.send(command as DescribeScriptCommand)).rejects.toMatchObject({
        name: "NotFoundException",
      });
    }
  });
});
