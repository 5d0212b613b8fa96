import { CreatePlayerSessionCommand } from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { known } from "../../testing/guide-set-up.ts";
import { gameSessionOf, type Hosting, hosting, playerSessionOf, reserve } from "../../testing/hosting.ts";
import { askLike, sdkProfiles } from "../../testing/sdk-profile.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";

describe.each(sdkProfiles)("players of $name", (profile) => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start();
  });
  afterAll(() => sdk.close());

  let made: Hosting;
  let PlayerSessionId: string;
  beforeEach(async () => {
    made = await hosting(sdk, { query: profile.query });
    [PlayerSessionId = ""] = await reserve(sdk, made.gameSessionId, ["ada"]);
  });

  const ask = (action: string, fields: object = { PlayerSessionId }, requestId?: string) =>
    askLike(profile, made.client, action, { GameSessionId: made.gameSessionId, ...fields }, requestId);
  const refused = async (action: string, StatusCode: number, text: string) => {
    const before = sdk.control.stateHash();
    expect(await ask(action)).toMatchObject({ StatusCode, ErrorMessage: expect.stringContaining(text) });
    expect(sdk.control.stateHash()).toBe(before);
  };

  test("item 28: AcceptPlayerSession makes a RESERVED player session ACTIVE in the API", async () => {
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "RESERVED" });
    expect(await ask("AcceptPlayerSession")).toMatchObject({ StatusCode: 200 });
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "ACTIVE" });
    await sdk.bench.advance(60);
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "ACTIVE" });
  });

  test("item 29: AcceptPlayerSession of a TIMEDOUT player session is refused with 400", async () => {
    await sdk.bench.advance(60);
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "TIMEDOUT" });
    await refused("AcceptPlayerSession", 400, "TIMEDOUT");
    await refused("RemovePlayerSession", 400, "TIMEDOUT");
  });

  test("item 30: RemovePlayerSession makes an ACTIVE player session COMPLETED and its slot free", async () => {
    await ask("AcceptPlayerSession");
    expect(await gameSessionOf(sdk, made.gameSessionId)).toMatchObject({ CurrentPlayerSessionCount: 1 });
    expect(await ask("RemovePlayerSession")).toMatchObject({ StatusCode: 200 });
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "COMPLETED" });
    expect(await gameSessionOf(sdk, made.gameSessionId)).toMatchObject({ CurrentPlayerSessionCount: 0 });
    await refused("RemovePlayerSession", 400, "COMPLETED");
    await refused("AcceptPlayerSession", 400, "COMPLETED");
  });

  test("RemovePlayerSession frees a slot that was only RESERVED", async () => {
    expect(await ask("RemovePlayerSession")).toMatchObject({ StatusCode: 200 });
    expect(await playerSessionOf(sdk, PlayerSessionId)).toMatchObject({ Status: "COMPLETED" });
  });

  test("AcceptPlayerSession of an ACTIVE player session is refused, but not when it is the same request", async () => {
    const requestId = profile.newRequestId();
    const first = await ask("AcceptPlayerSession", { PlayerSessionId }, requestId);
    expect(first).toMatchObject({ StatusCode: 200 });
    expect(await ask("AcceptPlayerSession", { PlayerSessionId }, requestId)).toEqual(first);
    await refused("AcceptPlayerSession", 400, "ACTIVE");
  });

  test("item 31: UpdatePlayerSessionCreationPolicy DENY_ALL makes the API refuse players, ACCEPT_ALL takes them again", async () => {
    const GameSessionId = made.gameSessionId;
    const create = () =>
      sdk.bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ben" }));
    const set = (policy: string) => ask("UpdatePlayerSessionCreationPolicy", { PlayerSessionPolicy: policy });
    expect(await set("DENY_ALL")).toMatchObject({ StatusCode: 200 });
    expect(await gameSessionOf(sdk, GameSessionId)).toMatchObject({
      PlayerSessionCreationPolicy: "DENY_ALL",
    });
    await expect(create()).rejects.toThrow(/DENY_ALL/);
    expect(await set("ACCEPT_ALL")).toMatchObject({ StatusCode: 200 });
    expect(known((await create()).PlayerSession)).toMatchObject({ Status: "RESERVED" });
  });

  test.each([undefined, null, "", "NOBODY", 1])(
    "UpdatePlayerSessionCreationPolicy %j is refused with 400",
    async (PlayerSessionPolicy) => {
      const fields = { PlayerSessionPolicy, PlayerSessionCreationPolicy: "DENY_ALL" };
      expect(await ask("UpdatePlayerSessionCreationPolicy", fields)).toMatchObject({ StatusCode: 400 });
    },
  );
});
