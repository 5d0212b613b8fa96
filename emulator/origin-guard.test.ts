import { describe, expect, it } from "vitest";
import { judgeOrigin } from "./origin-guard.ts";

const judge = (host: string | undefined, origin?: string, allowedHosts: string[] = []) =>
  judgeOrigin({ host, origin, allowedHosts });

describe("judgeOrigin", () => {
  it.each([
    "127.0.0.1:9080",
    "127.0.0.1",
    "127.255.3.4:1",
    "localhost:9080",
    "LocalHost",
    "localhost.:80",
    "[::1]:9080",
    "gamelift.us-east-1.amazonaws.com",
    "gamelift.eu-central-1.amazonaws.com:443",
    "gamelift-fips.us-gov-west-1.amazonaws.com",
    "gamelift.us-west-2.api.aws",
    "gamelift.cn-north-1.amazonaws.com.cn",
    "sns.us-east-1.amazonaws.com",
    "sqs.us-east-1.amazonaws.com",
    "sns-fips.us-gov-east-1.amazonaws.com",
    "sqs-fips.ca-central-1.amazonaws.com",
    "sqs-fips.us-east-2.api.aws",
  ])("allows the host %s", (host) => {
    expect(judge(host)).toEqual({ allowed: true });
  });

  it.each([
    "evil.example:9080",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "gamelift.us-east-1.amazonaws.com.evil.example",
    "evil.example/gamelift.us-east-1.amazonaws.com",
    "s3.us-east-1.amazonaws.com",
    "sqs-fips-x.us-east-1.amazonaws.com",
    "0.0.0.0:9080",
    "127.0.0.999",
    "127.1",
    "2130706433",
    "192.168.1.10",
    "[::ffff:127.0.0.1]",
    "user@localhost",
    "localhost:port",
    " localhost",
    "",
    undefined,
  ])("refuses the host %s", (host) => {
    expect(judge(host)).toHaveProperty("refused");
  });

  it.each(["https://evil.example", "http://127.0.0.1:9080", "null", ""])(
    "refuses the browser's origin %j even on loopback",
    (origin) => {
      expect(judge("127.0.0.1:9080", origin)).toHaveProperty("refused");
    },
  );

  it("allows a configured name in any case and with any port, and no other", () => {
    expect(judge("Windtunnel:9080", undefined, ["windtunnel"])).toEqual({ allowed: true });
    expect(judge("windtunnel", undefined, ["WindTunnel"])).toEqual({ allowed: true });
    expect(judge("windtunnel.evil.example", undefined, ["windtunnel"])).toHaveProperty("refused");
  });

  it("names the offending header in its reason", () => {
    expect(judge("evil.example:1")).toMatchObject({ refused: expect.stringContaining('"evil.example:1"') });
    expect(judge("localhost", "https://evil.example")).toMatchObject({
      refused: expect.stringContaining('"https://evil.example"'),
    });
  });
});
