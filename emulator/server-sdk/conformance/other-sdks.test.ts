/** The conformance list's part of SDKs that no package registry has: C++ and C#, played by clients that write as they do. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { createGameSession, gameSessionOf, playerSessionOf, reserve } from "../../testing/hosting.ts";
import type { SdkClient, SdkFrame } from "../../testing/sdk-client.ts";
import {
  askLike,
  cppProfile,
  csharpProfile,
  leaveLike,
  type SdkProfile,
  sendLike,
} from "../../testing/sdk-profile.ts";
import { cppUpgrade, csharpUpgrade, type SdkUpgrade } from "../../testing/sdk-upgrade.ts";
import { type Host, type Scheme, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";
import { come } from "../../testing/upgrades.ts";

/** **Observed** in C++: a request without an answer is sent again behind this. */
const CPP_RESENDS_AFTER_MS = 20_000;

let sdk: ServerSdkBench;
let wall: StandingWall;
beforeEach(async () => {
  wall = new StandingWall();
  sdk = await ServerSdkBench.start("wss", { wall });
});
afterEach(() => sdk.close());

interface SdkProcess {
  readonly host: Host;
  readonly client: SdkClient;
  /** Asks as its SDK does, and expects success. */
  readonly succeeds: (action: string, fields?: object) => Promise<SdkFrame>;
}

/** InitSDK and ProcessReady, down to the answer of the first heartbeat. */
async function readyProcess(
  profile: SdkProfile,
  upgrade: SdkUpgrade,
  scheme: Scheme = "wss",
): Promise<SdkProcess> {
  const host = sdk.host({ isSimulated: false });
  const client = await come({ sdk, scheme, upgrade }, host);
  const succeeds = async (action: string, fields?: object) => {
    const answer = await askLike(profile, client, action, fields);
    expect(answer).toMatchObject({ Action: action, StatusCode: 200 });
    return answer;
  };
  await succeeds("ActivateServerProcess", { Port: 7001, SdkLanguage: upgrade.query.sdkLanguage });
  await succeeds("HeartbeatServerProcess", { HealthStatus: true });
  return { host, client, succeeds };
}

/** Everything of item 66, from InitSDK to Destroy. */
async function wholeLife(profile: SdkProfile, upgrade: SdkUpgrade, scheme: Scheme): Promise<void> {
  const { host, client, succeeds } = await readyProcess(profile, upgrade, scheme);
  const gameSessionId = await createGameSession(sdk, { GameProperties: [{ Key: "mode", Value: "ctf" }] });
  expect(await client.push()).toMatchObject({
    Action: "CreateGameSession",
    GameSessionId: gameSessionId,
    GameProperties: { mode: "ctf" },
  });
  const own = { GameSessionId: gameSessionId };
  await succeeds("ActivateGameSession", own);
  expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "ACTIVE" });
  const [PlayerSessionId = ""] = await reserve(sdk, gameSessionId, ["ada"]);
  await succeeds("AcceptPlayerSession", { ...own, PlayerSessionId });
  expect(await succeeds("DescribePlayerSessions", own)).toMatchObject({
    PlayerSessions: [{ PlayerSessionId, PlayerId: "ada", Status: "ACTIVE" }],
  });
  await succeeds("RemovePlayerSession", { ...own, PlayerSessionId });
  expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "COMPLETED" });
  await succeeds("TerminateServerProcess");
  expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
  leaveLike(profile, client);
  await eventually("the emulator knows how the client went", () => lossOf(host) === profile.closeCode);
  expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "TERMINATED" });
  expect(sdk.journal("refusal")).toEqual([]);
}

/** The close code of the latest socket that a process has lost. */
const lossOf = ({ processId }: Host) =>
  sdk.journal("input").findLast(({ what, subjectId }) => what === "socket-lost" && subjectId === processId)
    ?.details.code;

describe("a client like C++ 5.4", () => {
  const ready = () => readyProcess(cppProfile, cppUpgrade);
  const cppId = cppProfile.newRequestId;

  test("item 72: a client like C++ 5.4 over wss with the self-signed certificate runs a whole life", async () => {
    await wholeLife(cppProfile, cppUpgrade, "wss");
  });

  test("item 73: a client like C++ 5.4 finds Action, RequestId and status in a refusal of GetComputeCertificate with 404", async () => {
    const { client, succeeds } = await ready();
    sdk.control.command("add-fault", {
      fault: "fail-action",
      match: { action: "GetComputeCertificate" },
      settings: { statusCode: 404 },
    });
    const RequestId = cppId();
    const refused = await askLike(cppProfile, client, "GetComputeCertificate", {}, RequestId);
    // Without Action it would look for the result's type and crash.
    expect(refused).toStrictEqual({
      Action: "GetComputeCertificate",
      RequestId,
      StatusCode: 404,
      ErrorMessage: expect.stringMatching(/./),
    });
    await succeeds("GetComputeCertificate");
  });

  test("item 74: a client like C++ 5.4 resends an unanswered request with its id after 20 s and is answered then", async () => {
    const { client } = await ready();
    const gameSessionId = await createGameSession(sdk);
    await client.push();
    sdk.control.command("add-fault", { fault: "ignore-action", match: { action: "ActivateGameSession" } });
    const RequestId = cppId();
    const send = () =>
      sendLike(cppProfile, client, "ActivateGameSession", { GameSessionId: gameSessionId }, RequestId);
    send();
    await eventually("the fault has fired", () => sdk.journal("fault").length > 0);
    await client.ponged();
    expect(client.frames).toEqual([]);
    wall.pass(CPP_RESENDS_AFTER_MS);
    send();
    expect(await client.response(RequestId)).toMatchObject({
      Action: "ActivateGameSession",
      StatusCode: 200,
    });
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "ACTIVE" });
  });

  test("item 74: a client like C++ 5.4 that never saw its answer opens another socket after 40 s, asks by the same id and changes nothing twice", async () => {
    const { host, client } = await ready();
    const gameSessionId = await createGameSession(sdk);
    await client.push();
    const own = { GameSessionId: gameSessionId };
    await askLike(cppProfile, client, "ActivateGameSession", own);
    const [PlayerSessionId = ""] = await reserve(sdk, gameSessionId, ["ada"]);
    const RequestId = cppId();
    const seat = { ...own, PlayerSessionId };
    const first = await askLike(cppProfile, client, "AcceptPlayerSession", seat, RequestId);
    wall.pass(CPP_RESENDS_AFTER_MS);
    expect(await askLike(cppProfile, client, "AcceptPlayerSession", seat, RequestId)).toStrictEqual(first);
    wall.pass(CPP_RESENDS_AFTER_MS);
    leaveLike(cppProfile, client);
    const next = await come({ sdk, scheme: "wss", upgrade: cppUpgrade }, host);
    expect(await askLike(cppProfile, next, "AcceptPlayerSession", seat, RequestId)).toStrictEqual(first);
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "ACTIVE" });
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ CurrentPlayerSessionCount: 1 });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", gameSessionId });
  });
});

describe.each(csharpUpgrade.schemes)("a client like C# 5.5 over %s", (scheme) => {
  test("item 75: a client like C# 5.5 makes 100 calls in a row, each behind a ping, and all succeed", async () => {
    const { client, succeeds } = await readyProcess(csharpProfile, csharpUpgrade, scheme);
    let pongs = 0;
    client.socket.on("pong", () => {
      pongs += 1;
    });
    const beforeCalls = sdk.journal("input").length;
    for (let call = 0; call < 100; call += 1) {
      if (call % 2 === 0) await succeeds("HeartbeatServerProcess", { HealthStatus: true });
      else await succeeds("GetComputeCertificate");
      expect(pongs).toBe(call + 1);
    }
    expect(sdk.journal("input").length - beforeCalls).toBe(100);
    expect(client.closeCode).toBeUndefined();
  });

  test("item 75: a client like C# 5.5 has its pong at once also while 50 other requests of its process are served", async () => {
    const { client } = await readyProcess(csharpProfile, csharpUpgrade, scheme);
    const ids = Array.from({ length: 50 }, () => csharpProfile.newRequestId());
    for (const id of ids)
      sendLike(csharpProfile, client, "HeartbeatServerProcess", { HealthStatus: true }, id);
    await client.ponged();
    for (const id of ids) expect(await client.response(id)).toMatchObject({ StatusCode: 200 });
  });

  test("a whole life of a client like C# 5.5: nulls for what is not set, fragments, and a close without a code", async () => {
    await wholeLife(csharpProfile, csharpUpgrade, scheme);
  });
});
