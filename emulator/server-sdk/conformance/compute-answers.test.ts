import { CreateFleetCommand, CreateLocationCommand, RegisterComputeCommand } from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anywhereHost } from "../../testing/anywhere-compute.ts";
import { known } from "../../testing/guide-set-up.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { askLike, csharpProfile, goProfile, sdkProfiles } from "../../testing/sdk-profile.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";

const RoleArn = "arn:aws:iam::000000000000:role/game/server-role";

describe("what a server asks about its compute", () => {
  let sdk: ServerSdkBench;
  let managed: SdkClient;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start("ws", { fleet: { InstanceRoleArn: RoleArn } });
    ({ client: managed } = await sdk.placeable());
  });
  afterAll(() => sdk.close());

  /** A process that has called ProcessReady on a compute of an Anywhere fleet. */
  const onAnywhere = async (ComputeName: string, CertificatePath?: string): Promise<SdkClient> => {
    const { client } = sdk.bench;
    const Location = `custom-${ComputeName}`;
    await client.send(new CreateLocationCommand({ LocationName: Location }));
    const { FleetAttributes } = await client.send(
      new CreateFleetCommand({ Name: "own", ComputeType: "ANYWHERE", Locations: [{ Location }] }),
    );
    const FleetId = known(FleetAttributes?.FleetId);
    const compute = { FleetId, ComputeName, Location, IpAddress: "127.0.0.1" };
    const { Compute: registered } = await client.send(
      new RegisterComputeCommand(CertificatePath === undefined ? compute : { ...compute, CertificatePath }),
    );
    const host = await anywhereHost(sdk.bench, known(registered), `process-${ComputeName}`);
    const socket = await sdk.connect(host);
    await socket.ask("ActivateServerProcess", { Port: 7001 });
    return socket;
  };

  test.each(sdkProfiles)("item 38: GetComputeCertificate of $name has two texts", async (profile) => {
    expect(await askLike(profile, managed, "GetComputeCertificate")).toStrictEqual({
      Action: "GetComputeCertificate",
      RequestId: expect.any(String),
      StatusCode: 200,
      CertificatePath: "",
      ComputeName: expect.stringMatching(/./),
    });
  });

  test("GetComputeCertificate tells the path that RegisterCompute was given", async () => {
    const client = await onAnywhere("with-certificate", "/etc/game/certificate.pem");
    expect(await client.ask("GetComputeCertificate")).toMatchObject({
      StatusCode: 200,
      CertificatePath: "/etc/game/certificate.pem",
      ComputeName: "with-certificate",
    });
  });

  test.each([goProfile, csharpProfile])(
    "item 39: GetFleetRoleCredentials of $name on an Anywhere fleet has an AccessKeyId that is empty",
    async (profile) => {
      const client = await onAnywhere(`plain-${profile.query.sdkLanguage}`);
      expect(await askLike(profile, client, "GetFleetRoleCredentials", { RoleArn })).toStrictEqual({
        Action: "GetFleetRoleCredentials",
        RequestId: expect.any(String),
        StatusCode: 200,
        AssumedRoleUserArn: "",
        AssumedRoleId: "",
        AccessKeyId: "",
        SecretAccessKey: "",
        SessionToken: "",
        Expiration: 0,
      });
    },
  );

  test.each(sdkProfiles)(
    "item 40: GetFleetRoleCredentials of $name with the fleet's role expires in the future, in whole milliseconds",
    async (profile) => {
      const answer = await askLike(profile, managed, "GetFleetRoleCredentials", { RoleArn });
      expect(answer).toMatchObject({
        StatusCode: 200,
        AccessKeyId: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
        SecretAccessKey: expect.stringMatching(/^.{40}$/),
        SessionToken: expect.stringMatching(/./),
        AssumedRoleId: expect.stringMatching(/^AROA[0-9A-F]{16}:fleet-/),
        AssumedRoleUserArn: expect.stringMatching(
          /^arn:aws:sts::000000000000:assumed-role\/server-role\/fleet-/,
        ),
      });
      expect(Number.isSafeInteger(answer.Expiration)).toBe(true);
      expect(answer.Expiration).toBeGreaterThan(sdk.control.clock().now);
    },
  );

  test("item 40: to a real process, which asks again a quarter of an hour before, it expires in an hour of this machine", async () => {
    const { client } = await sdk.placeable({ isReal: true });
    const before = Date.now();
    const { Expiration } = await client.ask("GetFleetRoleCredentials", { RoleArn });
    expect(Number(Expiration) - before).toBeGreaterThanOrEqual(3_599_000);
    expect(Number(Expiration) - Date.now()).toBeLessThanOrEqual(3_601_000);
  });

  test("GetFleetRoleCredentials names the session that the game chose, and differs from call to call", async () => {
    const ask = () => managed.ask("GetFleetRoleCredentials", { RoleArn, RoleSessionName: "uploads@night" });
    const [first, second] = [await ask(), await ask()];
    expect(first).toMatchObject({ AssumedRoleUserArn: expect.stringMatching(/\/uploads@night$/) });
    expect(second.AccessKeyId).not.toBe(first.AccessKeyId);
  });

  test.each([
    [{}, 400, "RoleArn is required"],
    [{ RoleArn, RoleSessionName: "x" }, 400, "RoleSessionName"],
    [{ RoleArn, RoleSessionName: "two words" }, 400, "RoleSessionName"],
    [{ RoleArn: "arn:aws:iam::000000000000:role/other" }, 403, "server-role"],
  ])("GetFleetRoleCredentials with %j is refused with %i", async (fields, StatusCode, text) => {
    expect(await managed.ask("GetFleetRoleCredentials", fields)).toMatchObject({
      StatusCode,
      ErrorMessage: expect.stringContaining(text),
    });
  });

  test("GetFleetRoleCredentials on a managed fleet without a role is refused with 400", async () => {
    const roleless = await ServerSdkBench.start();
    try {
      const { client } = await roleless.placeable();
      expect(await client.ask("GetFleetRoleCredentials", { RoleArn })).toMatchObject({
        StatusCode: 400,
        ErrorMessage: expect.stringContaining("InstanceRoleArn"),
      });
    } finally {
      await roleless.close();
    }
  });
});
