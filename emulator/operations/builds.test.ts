import {
  CreateBuildCommand,
  type CreateBuildInput,
  CreateFleetCommand,
  DeleteBuildCommand,
  DescribeBuildCommand,
  DescribeFleetAttributesCommand,
  ListBuildsCommand,
  UpdateBuildCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("builds over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  const create = (given: Partial<CreateBuildInput> = {}) =>
    bench.client.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023", ...given }));
  const own = { Bucket: "builds", Key: "1.0.0.zip", RoleArn: "arn:aws:iam::000000000000:role/access" };

  test("a build without files of one's own is told where to upload them, and with which credentials", async () => {
    const answer = await create({ Name: "server", Version: "1.0.0" });
    const { BuildId } = known(answer.Build);
    expect(answer).toMatchObject({
      StorageLocation: {
        Bucket: expect.stringMatching(/^[a-z0-9-]{3,63}$/),
        Key: `000000000000/${BuildId}`,
      },
      UploadCredentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z0-9]{16}$/),
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/),
        SessionToken: expect.stringMatching(/^.{16,}$/),
      },
    });
  });

  test("a build from one's own bucket has no credentials", async () => {
    const answer = await create({ StorageLocation: { ...own, ObjectVersion: "7" } });
    expect(answer.StorageLocation).toEqual({ ...own, ObjectVersion: "7" });
    expect(answer).not.toHaveProperty("UploadCredentials");
  });

  test.each([
    ["no bucket", { ...own, Bucket: undefined }, "needs Bucket"],
    ["no key", { ...own, Key: undefined }, "Key"],
    ["no role", { ...own, RoleArn: undefined }, "RoleArn"],
    ["a dot in its bucket", { ...own, Bucket: "my.builds" }, "my.builds"],
  ])("a StorageLocation with %s is refused", async (_what, StorageLocation, words) => {
    await expect(create({ StorageLocation })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
    expect((await bench.client.send(new ListBuildsCommand({}))).Builds).toEqual([]);
  });

  test("an update changes what is given, and the build is shown so by id and ARN", async () => {
    const { Build: made } = await create({ Name: "server", Version: "1.0.0", ServerSdkVersion: "5.2.0" });
    const { BuildId, BuildArn } = known(made);
    await bench.client.send(new UpdateBuildCommand({ BuildId: BuildArn, Version: "1.0.1" }));
    const { Build: updated } = await bench.client.send(new UpdateBuildCommand({ BuildId, Name: "game" }));
    expect(updated).toEqual({ ...made, Name: "game", Version: "1.0.1" });
    for (const id of [BuildId, BuildArn]) {
      const { Build: shown } = await bench.client.send(new DescribeBuildCommand({ BuildId: id }));
      expect(shown).toEqual(updated);
    }
  });

  test("a deleted build is gone, its fleet stays, and no other can be made from it", async () => {
    const { buildId, fleetId } = await setUpAsInTheGuide(bench);
    await bench.client.send(new DeleteBuildCommand({ BuildId: buildId }));
    for (const command of [
      new DescribeBuildCommand({ BuildId: buildId }),
      new UpdateBuildCommand({ BuildId: buildId, Name: "other" }),
      new DeleteBuildCommand({ BuildId: buildId }),
      new CreateFleetCommand(guideFleet(buildId)),
    ]) {
      await expect(bench.client.send(command as DescribeBuildCommand)).rejects.toMatchObject({
        name: "NotFoundException",
        message: expect.stringContaining(buildId),
      });
    }
    const { FleetAttributes } = await bench.client.send(
      new DescribeFleetAttributesCommand({ FleetIds: [fleetId] }),
    );
    expect(FleetAttributes).toMatchObject([{ Status: "ACTIVE", BuildId: buildId }]);
  });

  test("a list can be told the status", async () => {
    const { Build: made } = await create();
    const list = async (Status: ListBuildsCommand["input"]["Status"]) =>
      (await bench.client.send(new ListBuildsCommand({ Status }))).Builds;
    expect(await list("READY")).toEqual([made]);
    expect(await list("INITIALIZED")).toEqual([]);
    expect(await list("FAILED")).toEqual([]);
  });
});
