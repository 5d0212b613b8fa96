import { X509Certificate } from "node:crypto";
import https from "node:https";
import SnsPayloadValidator from "sns-payload-validator";
import SnsValidator from "sns-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCertificateAuthority } from "../gateway/certificate-authority.ts";
import { fetchVia, type GatewayInTest, startGatewayInTest } from "../gateway/gateway-in-test.ts";
import { changedBody } from "./event-changes.ts";
import { answerSigningCertificate } from "./signing-certificate-route.ts";
import { type SnsDelivery, snsDeliveryBody } from "./sns-delivery.ts";
import { createSnsSigner, type SigningAuthority, type SnsSigner } from "./sns-signature.ts";

/** Both libraries fetch the certificate from `https://sns.<region>.amazonaws.com` themselves, by way of our gateway. */
const validators: readonly [name: string, validate: (body: string) => Promise<unknown>][] = [
  [
    "sns-validator",
    (body) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      new SnsValidator().validate(body, (error, message) =>
        error === null ? resolve(message) : reject(error),
      );
      return promise;
    },
  ],
  ["sns-payload-validator", (body) => new SnsPayloadValidator({ useCache: false }).validate(body)],
];

let running: GatewayInTest;
let signer: SnsSigner;
const usualAgent = https.globalAgent;

beforeAll(async () => {
  const authority = await createCertificateAuthority();
  signer = createSnsSigner(authority);
  running = await startGatewayInTest({
    authority,
    emulator: async (request, response) => {
      if (await answerSigningCertificate(signer, request, response)) return;
      response.writeHead(404).end();
    },
  });
  https.globalAgent = running.agent;
});

afterAll(async () => {
  https.globalAgent = usualAgent;
  await running.close();
});

const topicArn = "arn:aws:sns:eu-west-1:000000000000:placements";
const delivery = (overrides: Partial<SnsDelivery> = {}): SnsDelivery => ({
  topic: { topicArn, isFifo: false, signatureVersion: "1" },
  subscriptionArn: `${topicArn}:0b6c2f5e-65c4-4b11-8b1c-6a7c52e3f0aa`,
  messageId: "8f3a0d4e-0c6d-5c0e-9a39-5a2f3d6c9b11",
  sequenceNumber: "10000000000000000000",
  message: '{"detail":{"type":"PlacementFulfilled","placementId":"größer \u{1F3AE}"}}',
  publishedAt: new Date("2026-01-01T00:00:01.456Z"),
  ...overrides,
});

describe.each(validators)("%s", (_name, validate) => {
  test.each(["1", "2"] as const)(
    "accepts signature version %s, with and without a subject",
    async (version) => {
      const topic = { topicArn, isFifo: false, signatureVersion: version };
      for (const subject of [undefined, "Überschrift"]) {
        const body = await snsDeliveryBody(delivery({ topic, ...(subject && { subject }) }), signer);
        expect(JSON.parse(body).SignatureVersion).toBe(version);
        await expect(validate(body)).resolves.toMatchObject({ MessageId: delivery().messageId });
      }
    },
  );

  test.each(["wrong-topic", "bad-signature", "unsigned", "other-signature-version"] as const)(
    "refuses an envelope that the fault corrupt-event has made %s",
    async (change) => {
      const body = await snsDeliveryBody(delivery(), signer);
      await expect(validate(body)).resolves.toMatchObject({ MessageId: delivery().messageId });
      await expect(validate(changedBody(change, body))).rejects.toThrow(/invalid|missing|signature/i);
    },
  );

  test.each(["Message", "MessageId", "Timestamp", "TopicArn", "Subject", "Signature"])(
    "refuses an envelope in which one character of %s has changed",
    async (member) => {
      const envelope = JSON.parse(await snsDeliveryBody(delivery({ subject: "A subject" }), signer));
      const text: string = envelope[member];
      const at = Math.floor(text.length / 2);
      envelope[member] = text.slice(0, at) + (text[at] === "x" ? "y" : "x") + text.slice(at + 1);
      await expect(validate(JSON.stringify(envelope))).rejects.toThrow(/invalid/i);
    },
  );

  test("refuses a signature of another version than it says", async () => {
    const body = await snsDeliveryBody(delivery(), signer);
    await expect(
      validate(body.replace('"SignatureVersion" : "1"', '"SignatureVersion" : "2"')),
    ).rejects.toThrow();
  });

  test("refuses an envelope signed by another authority's key", async () => {
    const stranger = createSnsSigner(await createCertificateAuthority());
    const ours = JSON.parse(await snsDeliveryBody(delivery(), signer));
    const theirs = JSON.parse(await snsDeliveryBody(delivery(), stranger));
    await expect(
      validate(JSON.stringify({ ...theirs, SigningCertURL: ours.SigningCertURL })),
    ).rejects.toThrow();
  });

  test("refuses what a FIFO topic delivers, as it refuses AWS's own", async () => {
    const topic = { topicArn: `${topicArn}.fifo`, isFifo: true, signatureVersion: "1" } as const;
    const body = await snsDeliveryBody(delivery({ topic }), signer);
    expect(Object.keys(JSON.parse(body))).not.toContain("Signature");
    await expect(validate(body)).rejects.toThrow();
  });
});

describe("the certificate", () => {
  const certificateUrl = async () =>
    JSON.parse(await snsDeliveryBody(delivery(), signer)).SigningCertURL as string;

  test("names the region's host, leads to our authority, and is RSA of 2048 bits", async () => {
    const url = await certificateUrl();
    expect(url).toMatch(
      /^https:\/\/sns\.eu-west-1\.amazonaws\.com\/SimpleNotificationService-[0-9a-z]{32}\.pem$/,
    );
    const answer = await fetchVia(running.agent, url);
    const certificate = new X509Certificate(answer.body);
    expect(certificate.checkHost("sns.eu-west-1.amazonaws.com")).toBe("sns.eu-west-1.amazonaws.com");
    expect(certificate.verify(new X509Certificate(running.authority.certificatePem).publicKey)).toBe(true);
    expect(certificate.publicKey.asymmetricKeyType).toBe("rsa");
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  test("is answered at its own path and on SNS's hosts only", async () => {
    const url = await certificateUrl();
    const other = url.replace(/-[0-9a-z]{32}/, `-${"0".repeat(32)}`);
    expect((await fetchVia(running.agent, other)).status).toBe(404);
    expect((await fetchVia(running.agent, url.replace("//sns.", "//gamelift."))).status).toBe(404);
  });
});

describe("the key", () => {
  test("is made when first needed, and once for all worlds of an authority", async () => {
    const authority = await createCertificateAuthority();
    let made = 0;
    const counted: SigningAuthority = {
      ...authority,
      keepSecret: (name, isGood, make) =>
        authority.keepSecret(name, isGood, () => {
          made += 1;
          return make();
        }),
    };
    const signers = [createSnsSigner(counted), createSnsSigner(counted)];
    expect(made).toBe(0);
    const bodies = await Promise.all(signers.map((each) => snsDeliveryBody(delivery(), each)));
    expect(made).toBe(1);
    expect(bodies[0]).toBe(bodies[1]);
  });

  test("that could not be loaded is tried again", async () => {
    const authority = await createCertificateAuthority();
    let isBroken = true;
    const recovering = createSnsSigner({
      ...authority,
      keepSecret: (...secret) =>
        isBroken ? Promise.reject(new Error("disk full")) : authority.keepSecret(...secret),
    });
    await expect(snsDeliveryBody(delivery(), recovering)).rejects.toThrow("disk full");
    isBroken = false;
    await expect(snsDeliveryBody(delivery(), recovering)).resolves.toContain('"Signature"');
  });
});
