import { describe, expect, it } from "vitest";
import { authenticate } from "./authentication.ts";
import { refusal } from "./test-plans.ts";

const home = { account: "000000000000", region: "us-east-1" };
const rest = "SignedHeaders=host;x-amz-date, Signature=abc";
const header = (credential: string, algorithm = "AWS4-HMAC-SHA256") =>
  `${algorithm} Credential=${credential}, ${rest}`;

const from = (authorization: string | undefined, host = "127.0.0.1:9080") =>
  authenticate({ authorization, host }, home);

describe("authenticate", () => {
  it("takes the region from the credential scope and the default account for an ordinary key", () => {
    expect(from(header("AKIDEXAMPLE/20260101/eu-west-1/gamelift/aws4_request"))).toEqual({
      accessKeyId: "AKIDEXAMPLE",
      scope: { account: home.account, region: "eu-west-1" },
    });
  });

  it("takes a key of twelve digits for its account", () => {
    expect(from(header("123456789012/20260101/us-east-1/gamelift/aws4_request")).scope).toEqual({
      account: "123456789012",
      region: "us-east-1",
    });
    expect(from(header("1234567890123/20260101/us-east-1/gamelift/aws4_request")).scope.account).toBe(
      home.account,
    );
  });

  it("prefers the scope's region to the host's", () => {
    const scoped = header("AKID/20260101/eu-west-1/gamelift/aws4_request");
    expect(from(scoped, "gamelift.us-east-1.amazonaws.com").scope.region).toBe("eu-west-1");
  });

  it("takes the region from the host when the signature is for any region", () => {
    const anyRegion = header("AKID/20260101/gamelift/aws4_request", "AWS4-ECDSA-P256-SHA256");
    for (const host of [
      "gamelift.us-west-2.amazonaws.com:443",
      "GameLift.us-west-2.amazonaws.com.",
      "gamelift-fips.us-west-2.amazonaws.com",
      "gamelift.us-west-2.api.aws",
      "gamelift-fips.us-west-2.api.aws:8443",
    ]) {
      expect(from(anyRegion, host).scope.region, host).toBe("us-west-2");
    }
    expect(from(anyRegion, "gamelift.cn-north-1.amazonaws.com.cn").scope.region).toBe("cn-north-1");
  });

  it.each(["127.0.0.1:9080", "windtunnel", "gamelift.us-west-2.example.com", "sqs.us-west-2.amazonaws.com"])(
    "takes the home region when neither the signature nor the host %s names one",
    (host) => {
      const anyRegion = header("AKID/20260101/gamelift/aws4_request", "AWS4-ECDSA-P256-SHA256");
      expect(from(anyRegion, host).scope).toEqual(home);
    },
  );

  it("accepts parameters in any order and without spaces", () => {
    const unordered =
      "AWS4-HMAC-SHA256 Signature=abc,SignedHeaders=host,Credential=AKID/20260101/us-east-1/gamelift/aws4_request";
    expect(from(unordered).scope.region).toBe("us-east-1");
  });

  it.each<[string | undefined, string]>([
    [undefined, "MissingAuthenticationTokenException"],
    ["", "MissingAuthenticationTokenException"],
    ["  ", "MissingAuthenticationTokenException"],
    ["Basic dXNlcjpwYXNz", "IncompleteSignatureException"],
    ["AWS4-HMAC-SHA256", "IncompleteSignatureException"],
    ["AWS4-HMAC-SHA256 Credential=", "IncompleteSignatureException"],
    [
      "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/gamelift/aws4_request",
      "IncompleteSignatureException",
    ],
    [header("AKID/20260101/us-east-1/gamelift"), "IncompleteSignatureException"],
    [header("AKID//us-east-1/gamelift/aws4_request"), "IncompleteSignatureException"],
    [header("/20260101/us-east-1/gamelift/aws4_request"), "IncompleteSignatureException"],
    [header("AKID/20260101/us-east-1/sqs/aws4_request"), "InvalidSignatureException"],
    [header("AKID/20260101/us-east-1/gamelift/aws2_request"), "InvalidSignatureException"],
    [header("AKID/2026-01-01/us-east-1/gamelift/aws4_request"), "InvalidSignatureException"],
    [header("AKID/20260101/us east 1/gamelift/aws4_request"), "InvalidSignatureException"],
    [header("AKID/20260101/__proto__/gamelift/aws4_request"), "InvalidSignatureException"],
    ["constructor Credential=x", "IncompleteSignatureException"],
  ])("refuses %j with %s", (authorization, name) => {
    expect(refusal(() => from(authorization))).toMatchObject({ name, status: 400 });
  });

  it("says which parameters are missing and never repeats the signature", () => {
    expect(refusal(() => from("AWS4-HMAC-SHA256 Signature=abc"))).toMatchObject({
      message:
        "Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders' parameter.",
    });
  });
});
