import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goUpgrade, type SdkUpgrade, sdkUpgrades } from "../../testing/sdk-upgrade.ts";
import { type Host, type Query, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { type QuerySigner, signQuery } from "../../testing/sign-query.ts";
import { StandingWall } from "../../testing/standing-wall.ts";
import { come, refusalOf as refusalBy } from "../../testing/upgrades.ts";
import { isSignedBy } from "../query-signature.ts";

const signer: QuerySigner = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "secret",
  region: "us-east-1",
  date: "20261121T075216Z",
};
const temporary: QuerySigner = { ...signer, accessKeyId: "ASIATEMPORARY", sessionToken: "token+of/a=role" };
const signedAt = Date.UTC(2026, 10, 21, 7, 52, 16);

/** Seen on the wire of Go 5.6.0 and C++ 5.4.0, and computed once more by hand. */
const vectors = [
  ["20261121T075216Z", "5cddbe2a5fa02b41a0781b6d36ec5cba8e9a2b7cb111ba22ead0bc903505f815"],
  ["20261121T075812Z", "30b3fda0584206930f2c8b7eb34a858a77e5b8e24364cb3801ac2d440d8aaa05"],
] as const;

describe("item 13: the test vector of", () => {
  const host = { computeName: "host-1", fleetId: "fleet-1", processId: "p1" };

  test.each(vectors)("%s is right, and wrong with another process id", (date, signature) => {
    const given = { accessKeyId: "AKIDEXAMPLE", day: "20261121", region: "us-west-2", date, signature };
    expect(isSignedBy("secret", given, host)).toBe(true);
    expect(isSignedBy("secret", given, { ...host, processId: "p2" })).toBe(false);
    expect(isSignedBy("secrets", given, host)).toBe(false);
    expect(signQuery(host, { ...signer, region: "us-west-2", date })["X-Amz-Signature"]).toBe(signature);
  });
});

describe("item 13: a signature in the query, checked,", () => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    const rules = { serverSdkCredentials: [signer, temporary], checksServerSdkSignatures: true };
    sdk = await ServerSdkBench.start("wss", { options: { rules }, wall: new StandingWall(signedAt) });
  });
  afterAll(() => sdk.close());

  const signedIn = (host: Host, by: QuerySigner, upgrade: SdkUpgrade, changes: Query = {}) =>
    come({ sdk, scheme: "wss", upgrade: signing(upgrade) }, host, { ...signQuery(host, by), ...changes });
  /** The keys of a signature come after those of the SDK, form-encoded. */
  const signing = (upgrade: SdkUpgrade): SdkUpgrade => ({
    ...upgrade,
    url: (endpoint, query) => {
      const rest = Object.entries(query).filter(([key]) => key.startsWith("X-Amz-"));
      const plain = Object.fromEntries(Object.entries(query).filter(([key]) => !key.startsWith("X-Amz-")));
      const signature = new URLSearchParams(rest.map(([key, value]) => [key, value ?? ""]));
      return `${upgrade.url(endpoint, plain)}&${signature}`;
    },
  });
  const refusalOf = async (changes: Query, by: QuerySigner = signer) => {
    const { status, body } = await refusalBy(signedIn(sdk.host(), by, goUpgrade, changes), sdk);
    return [status, body.message];
  };

  test.each(sdkUpgrades)("lets $name in without a token, by its fleet and compute", async (upgrade) => {
    for (const by of [signer, temporary]) {
      const host = sdk.host();
      const client = await signedIn(host, by, upgrade);
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED", computeName: host.computeName });
      expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
    }
  });

  test("is refused with 403 for another process id", async () => {
    expect(await refusalOf({ pID: "another" })).toEqual([
      403,
      expect.stringContaining("the signature does not fit"),
    ]);
  });

  test.each([
    [{ "X-Amz-Signature": "0".repeat(64) }, "the signature does not fit"],
    [{ "X-Amz-Signature": "abc" }, "64 hexadecimal digits"],
    [{ "X-Amz-Algorithm": "AWS4-ECDSA-P256-SHA256" }, "X-Amz-Algorithm must be"],
    [{ "X-Amz-Date": undefined }, "X-Amz-Date must be a date"],
    [{ "X-Amz-Date": "20261121T256199Z" }, "X-Amz-Date must be a date"],
    [{ "X-Amz-Credential": "AKIDEXAMPLE/20261121/us-east-1/gamelift" }, "X-Amz-Credential must be"],
    [{ "X-Amz-Credential": "AKIDEXAMPLE/20261121/us-east-1/sqs/aws4_request" }, "X-Amz-Credential must be"],
    [{ "X-Amz-Credential": "AKIDEXAMPLE/20261122/us-east-1/gamelift/aws4_request" }, "is not that of"],
    [{ "X-Amz-Credential": "AKIDEXAMPLE/20261121/us-west-2/gamelift/aws4_request" }, "is in us-east-1"],
    [{ "X-Amz-Credential": "AKIDOTHER/20261121/us-east-1/gamelift/aws4_request" }, "AKIDOTHER is unknown"],
    [{ ComputeId: "another" }, "is not registered"],
  ])("is refused with 403 for %j", async (changes, text) => {
    expect(await refusalOf(changes)).toEqual([403, expect.stringContaining(text)]);
  });

  test.each([undefined, "another"])(
    "is refused with 403 for temporary credentials with the token %s",
    async (token) => {
      expect(await refusalOf({ "X-Amz-Security-Token": token }, temporary)).toEqual([
        403,
        expect.stringContaining("X-Amz-Security-Token is not that of"),
      ]);
    },
  );

  test.each(["20261120T075217Z", "20261122T075215Z"])(
    "may be of %s, almost a day away, since C# signs with local time",
    async (date) => {
      const host = sdk.host();
      await signedIn(host, { ...signer, date }, goUpgrade);
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
    },
  );

  test.each(["20261120T075215Z", "20261122T075217Z"])("of %s is refused with 403", async (date) => {
    expect(await refusalOf({}, { ...signer, date })).toEqual([
      403,
      expect.stringContaining("more than a day away"),
    ]);
  });
});

describe("a signature in the query that is not checked", () => {
  test("has to be well-formed and of a known access key, and may be wrong", async () => {
    const sdk = await ServerSdkBench.start("ws", { options: { rules: { serverSdkCredentials: [signer] } } });
    try {
      const date = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
      const host = sdk.host();
      const query = { ...signQuery(host, { ...signer, date }), "X-Amz-Signature": "0".repeat(64) };
      await sdk.connect(host, query);
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
      const unknown = signQuery(host, { ...signer, date, accessKeyId: "AKIDOTHER" });
      const refusal = await refusalBy(sdk.connect(host, unknown), sdk);
      expect(refusal.body.message).toContain("the access key AKIDOTHER is unknown");
    } finally {
      await sdk.close();
    }
  });

  test("may be by credentials that GetFleetRoleCredentials has issued to the fleet, until they expire", async () => {
    const roleArn = "arn:aws:iam::000000000000:role/game";
    const sdk = await ServerSdkBench.start("ws", {
      options: { rules: { checksServerSdkSignatures: true } },
      fleet: { InstanceRoleArn: roleArn },
    });
    try {
      const { client } = await sdk.placeable({ isReal: true });
      const issued = await client.ask("GetFleetRoleCredentials", { RoleArn: roleArn });
      const by: QuerySigner = {
        accessKeyId: String(issued.AccessKeyId),
        secretAccessKey: String(issued.SecretAccessKey),
        sessionToken: String(issued.SessionToken),
        region: "us-east-1",
        date: new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      };
      const host = sdk.host();
      await sdk.connect(host, signQuery(host, by));
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
      const { realNow } = sdk.control.clock();
      sdk.control.setClock(realNow + 3_600_000 + 1_000, "real");
      const late = sdk.host();
      const refusal = await refusalBy(sdk.connect(late, signQuery(late, by)), sdk);
      expect(refusal.body.message).toContain("has expired");
    } finally {
      await sdk.close();
    }
  });
});
