import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../options.ts";
import { hosting, reserve } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";

let sdk: ServerSdkBench;
const start = async (options: EmulatorOptions) => {
  sdk = await ServerSdkBench.start("ws", { options });
};
afterEach(() => sdk.close());

/** The statuses of so many equal requests, one after the other. */
const statuses = async (client: SdkClient, action: string, count: number, fields: object = {}) => {
  const answers: unknown[] = [];
  for (let sent = 0; sent < count; sent += 1) answers.push((await client.ask(action, fields)).StatusCode);
  return answers;
};
const times = (count: number, status: number) => Array.from({ length: count }, () => status);

describe("rate limits of a game server's requests", () => {
  test.each([
    ["GetComputeCertificate", {}, 3, 10, 1],
    ["DescribePlayerSessions", { PlayerId: "ada" }, 10, 1, 5],
  ])("%s: as published, and more as GameLift's time passes", async (action, fields, burst, seconds, more) => {
    await start({ rateLimits: true });
    const { client } = await sdk.placeable();
    expect(await statuses(client, action, burst + 1, fields)).toEqual([...times(burst, 200), 429]);
    await sdk.bench.advance(seconds);
    expect(await statuses(client, action, more + 1, fields)).toEqual([...times(more, 200), 429]);
  });

  test.each(["ActivateServerProcess", "ActivateGameSession"])(
    "%s: three at once, failed ones included",
    async (action) => {
      await start({ rateLimits: true });
      const client = await sdk.connect(sdk.host());
      expect(await statuses(client, action, 4, { Port: 0, GameSessionId: "arn:none" })).toEqual([
        ...times(3, 400),
        429,
      ]);
    },
  );

  test("are told in the envelope of the action, to the journal, and change nothing else", async () => {
    await start({ rateLimits: true });
    const { client } = await sdk.placeable();
    await statuses(client, "GetComputeCertificate", 3);
    const before = sdk.control.stateHash();
    expect(await client.ask("GetComputeCertificate", {}, "request-4")).toStrictEqual({
      Action: "GetComputeCertificate",
      RequestId: "request-4",
      StatusCode: 429,
      ErrorMessage: "Rate exceeded",
    });
    expect(sdk.control.stateHash()).toBe(before);
    expect(sdk.journal("refusal").at(-1)?.what).toBe("server-sdk/GetComputeCertificate throttled");
    // The same request again is the same refusal, not one more.
    await sdk.bench.advance(10);
    expect(await client.ask("GetComputeCertificate", {}, "request-4")).toMatchObject({ StatusCode: 429 });
    expect(await statuses(client, "GetComputeCertificate", 1)).toEqual([200]);
  });

  test("are those of one process, and of one player where the action is about one", async () => {
    await start({ rateLimits: true });
    const { client, gameSessionId: GameSessionId } = await hosting(sdk);
    const [ada, ben] = await reserve(sdk, GameSessionId, ["ada", "ben"]);
    const accept = (PlayerSessionId: unknown, count: number) =>
      statuses(client, "AcceptPlayerSession", count, { GameSessionId, playersessionid: PlayerSessionId });
    expect(await accept(ada, 4)).toEqual([200, 400, 400, 429]);
    expect(await accept(ben, 1)).toEqual([200]);
    const { client: other } = await sdk.placeable();
    expect(await statuses(client, "GetComputeCertificate", 4)).toEqual([...times(3, 200), 429]);
    expect(await statuses(other, "GetComputeCertificate", 1)).toEqual([200]);
  });

  test("spare heartbeats, and leave the limits of the API's calls of the same name alone", async () => {
    await start({ rateLimits: { DescribePlayerSessions: { burst: 1, perSecond: 0.1 } } });
    const { client } = await sdk.placeable();
    expect(await statuses(client, "HeartbeatServerProcess", 30, { HealthStatus: true })).toEqual(
      times(30, 200),
    );
    expect(await statuses(client, "DescribePlayerSessions", 11, { PlayerId: "ada" })).toEqual([
      ...times(10, 200),
      429,
    ]);
  });

  test("are off unless asked for, and then leave no trace", async () => {
    await start({});
    const { client } = await sdk.placeable();
    expect(await statuses(client, "GetComputeCertificate", 20)).toEqual(times(20, 200));
    expect(sdk.journal("input").some(({ what }) => what.startsWith("admission"))).toBe(false);
  });
});
