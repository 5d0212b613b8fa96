import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Hosting, hosting } from "../../testing/hosting.ts";
import { askLike, type SdkProfile, sdkProfiles } from "../../testing/sdk-profile.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { actions, refusedActions } from "../actions/table.ts";

const MatchmakingConfigurationArn =
  "arn:aws:gamelift:us-west-2:123456789012:matchmakingconfiguration/duel-config";

/** Both players have each kind of attribute, named as this SDK names them. */
const players = ({ attributeKindKey: kind, latencyKey }: SdkProfile) => [
  {
    PlayerId: "ada",
    Team: "red",
    PlayerAttributes: {
      name: { [kind]: "STRING", S: "ada", N: 0, SL: null, SDM: null },
      skill: { [kind]: "DOUBLE", S: null, N: 12.5, SL: null, SDM: null },
      modes: { [kind]: "STRING_LIST", S: null, N: 0, SL: ["duel"], SDM: null },
      ranks: { [kind]: "STRING_DOUBLE_MAP", S: null, N: 0, SL: null, SDM: { duel: 3 } },
    },
    [latencyKey]: { "us-east-1": 40, "eu-west-1": 95.0 },
  },
  { PlayerId: "ben", Team: "blue", PlayerAttributes: {}, [latencyKey]: null },
];

describe("backfill", () => {
  let sdk: ServerSdkBench;
  let made: Hosting;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start();
    made = await hosting(sdk);
  });
  afterAll(() => sdk.close());

  const ask = async (profile: SdkProfile, action: string, fields: object) => {
    const before = sdk.control.stateHash();
    const answer = await askLike(profile, made.client, action, {
      GameSessionArn: made.gameSessionId,
      MatchmakingConfigurationArn,
      ...fields,
    });
    expect(sdk.control.stateHash()).toBe(before);
    expect(answer).toMatchObject({ Action: action, StatusCode: expect.any(Number) });
    return answer;
  };

  describe.each(sdkProfiles)("asked for by $name", (profile) => {
    test("item 35: StartMatchBackfill is read with that SDK's keys, then refused because FlexMatch is not emulated", async () => {
      const Players = players(profile);
      expect(await ask(profile, "StartMatchBackfill", { TicketId: "ticket-3", Players })).toMatchObject({
        StatusCode: 400,
        ErrorMessage:
          "StartMatchBackfill is refused: FlexMatch is not emulated, and it asked for a match around ada, ben.",
      });
      const broken = [{ ...Players[0], [profile.latencyKey]: { "us-east-1": "40" } }];
      expect(await ask(profile, "StartMatchBackfill", { Players: broken })).toMatchObject({
        StatusCode: 400,
        ErrorMessage: expect.stringContaining("us-east-1"),
      });
      const nameless = [{ ...Players[0], PlayerAttributes: { skill: { [profile.attributeKindKey]: "X" } } }];
      expect(await ask(profile, "StartMatchBackfill", { Players: nameless })).toMatchObject({
        StatusCode: 400,
        ErrorMessage: expect.stringContaining("skill"),
      });
    });

    test("item 36: StartMatchBackfill without TicketId is well-formed, and refused instead of given one", async () => {
      const answer = await ask(profile, "StartMatchBackfill", { Players: players(profile) });
      expect(answer).toMatchObject({
        StatusCode: 400,
        ErrorMessage: expect.stringContaining("FlexMatch is not emulated"),
      });
      expect(answer).not.toHaveProperty("TicketId");
    });

    test("item 37: StopMatchBackfill is refused, since there is no live ticket without FlexMatch", async () => {
      expect(await ask(profile, "StopMatchBackfill", { TicketId: "ticket-3" })).toMatchObject({
        StatusCode: 400,
        ErrorMessage:
          "StopMatchBackfill is refused: FlexMatch is not emulated, and ticket ticket-3 cannot be live.",
      });
    });
  });

  test("is what the coverage table says is refused, and nothing else", async () => {
    const fields = {
      GameSessionId: made.gameSessionId,
      TicketId: "ticket-3",
      Players: [{ PlayerId: "ada" }],
    };
    const refused: string[] = [];
    for (const action of actions.keys()) {
      const asked = { GameSessionArn: made.gameSessionId, MatchmakingConfigurationArn, ...fields };
      if (action === "TerminateServerProcess") continue;
      const { ErrorMessage } = await made.client.ask(action, asked);
      if (ErrorMessage?.includes("FlexMatch is not emulated")) refused.push(action);
    }
    expect(refused).toEqual([...refusedActions]);
  });

  const [go] = sdkProfiles as [SdkProfile];
  test.each([
    ["StartMatchBackfill", { Players: [] }, 400, "at least one player"],
    ["StartMatchBackfill", { Players: null }, 400, "at least one player"],
    ["StartMatchBackfill", { Players: ["ada"] }, 400, "list of objects"],
    ["StartMatchBackfill", { Players: [{ Team: "red" }] }, 400, "PlayerId is required"],
    ["StartMatchBackfill", { Players: players(go), TicketId: "a_b" }, 400, "TicketId must be"],
    ["StartMatchBackfill", { Players: players(go), MatchmakingConfigurationArn: "duel" }, 400, "ARN"],
    ["StartMatchBackfill", { Players: players(go), GameSessionArn: "arn:none" }, 404, "not found"],
    ["StopMatchBackfill", {}, 400, "TicketId is required"],
    ["StopMatchBackfill", { TicketId: "t", MatchmakingConfigurationArn: null }, 400, "is required"],
    ["StopMatchBackfill", { TicketId: "t", GameSessionArn: "arn:none" }, 404, "not found"],
  ])("%s with %j is refused with %i for its own fault", async (action, fields, StatusCode, text) => {
    const answer = await ask(go, action, fields);
    expect(answer).toMatchObject({ StatusCode, ErrorMessage: expect.stringContaining(text) });
    expect(answer.ErrorMessage).not.toContain("FlexMatch");
  });
});
