import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsHostOf, isAmazonHost } from "./aws-host.ts";
import { decideConnect } from "./connect-decision.ts";
import { hostAndPortOf, isLoopbackHost } from "./host-and-port.ts";

describe("hosts of AWS", () => {
  test.each([
    ["gamelift.us-east-1.amazonaws.com", { service: "gamelift", region: "us-east-1" }],
    ["GameLift.EU-West-1.amazonaws.com", { service: "gamelift", region: "eu-west-1" }],
    ["sqs-fips.us-gov-west-1.amazonaws.com", { service: "sqs", region: "us-gov-west-1" }],
    ["sns.cn-north-1.amazonaws.com.cn", { service: "sns", region: "cn-north-1" }],
    ["sqs.us-east-1.api.aws", { service: "sqs", region: "us-east-1" }],
    ["sqs.us-east-1.amazonaws.com.evil.example", undefined],
    ["evil-sqs.us-east-1.amazonaws.com", undefined],
    ["sqs.us-east-1.evil.amazonaws.com", undefined],
    ["sqs.amazonaws.com", undefined],
    ["s3.us-east-1.amazonaws.com", undefined],
  ])("%s", (host, expected) => {
    expect(awsHostOf(host)).toEqual(expected);
  });

  test("are told from names that only end alike", () => {
    expect(isAmazonHost("s3.amazonaws.com")).toBe(true);
    expect(isAmazonHost("notamazonaws.com")).toBe(false);
  });
});

describe("hosts and ports", () => {
  test.each([
    ["Example.COM:443", { host: "example.com", port: 443 }],
    ["example.com.:443", { host: "example.com", port: 443 }],
    ["[::1]:443", { host: "::1", port: 443 }],
    ["10.0.0.1:8080", { host: "10.0.0.1", port: 8080 }],
    ["[localhost]:443", undefined],
    ["::1:443", undefined],
    ["user@example.com:443", undefined],
    ["example.com/x:443", undefined],
    ["../x:443", undefined],
    ["", undefined],
  ])("%j", (text, expected) => {
    expect(hostAndPortOf(text)).toEqual(expected);
  });

  test.each([
    ["localhost", true],
    ["db.localhost", true],
    ["127.8.8.8", true],
    ["0.0.0.0", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["::ffff:7f00:1", true],
    ["10.0.0.1", false],
    ["localhost.example.com", false],
    ["2001:db8::1", false],
  ])("%s means this machine: %s", (host, expected) => {
    expect(isLoopbackHost(host)).toBe(expected);
  });
});

describe("the decision", () => {
  test("lets nothing out that was not allowed, whatever is asked", () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        expect(decideConnect({ host, port }, () => false).kind).not.toBe("tunnel");
      }),
    );
  });

  test("lets out what was allowed, by name, and tells of a refusal how to allow it", () => {
    const allowed = (host: string) => host === "api.example.com";
    expect(decideConnect({ host: "api.example.com", port: 8443 }, allowed)).toEqual({ kind: "tunnel" });
    expect(decideConnect({ host: "www.example.com", port: 443 }, allowed)).toMatchObject({
      kind: "refuse",
      refusal: { reason: "egress", message: expect.stringContaining("allowedEgress") },
    });
  });

  test("another of AWS's services is a host like any other", () => {
    const target = { host: "s3.us-east-1.amazonaws.com", port: 443 };
    expect(decideConnect(target, () => true)).toEqual({ kind: "tunnel" });
    expect(decideConnect(target, () => false)).toMatchObject({ refusal: { reason: "egress" } });
  });

  test("what we stand in for is never let out", () => {
    const target = { host: "gamelift.us-east-1.amazonaws.com", port: 443 };
    expect(decideConnect(target, () => true)).toEqual({
      kind: "serve",
      aws: { service: "gamelift", region: "us-east-1" },
    });
  });
});
