import { expect, test } from "vitest";
import { backfillRequest } from "./backfill-request.ts";
import { sdkProfiles } from "./sdk-profile.ts";

const wish = {
  matchmakingConfigurationArn: "arn:aws:gamelift:us-east-1:123456789012:matchmakingconfiguration/duel",
  players: [
    {
      playerId: "ada",
      team: "red",
      attributes: { skill: 12.5, mode: "ctf", maps: ["dust"], ratings: { dust: 3 } },
      latencies: { "us-east-1": 40 },
    },
  ],
};

test.each(["Go", "Cpp"] as const)("%s names only what an attribute has", (name) => {
  expect(backfillRequest(sdkProfiles[name], "gsess-9", wish)).toEqual({
    GameSessionArn: "gsess-9",
    MatchmakingConfigurationArn: wish.matchmakingConfigurationArn,
    Players: [
      {
        PlayerId: "ada",
        Team: "red",
        PlayerAttributes: {
          skill: { AttrType: "DOUBLE", N: 12.5 },
          mode: { AttrType: "STRING", S: "ctf" },
          maps: { AttrType: "STRING_LIST", SL: ["dust"] },
          ratings: { AttrType: "STRING_DOUBLE_MAP", SDM: { dust: 3 } },
        },
        LatencyInMs: { "us-east-1": 40 },
      },
    ],
  });
});

test("C# writes attrType, LatencyInMS, and what an attribute has not", () => {
  const unused = { S: null, N: 0, SL: null, SDM: null };
  expect(backfillRequest(sdkProfiles.CSharp, "gsess-9", wish).Players).toEqual([
    {
      PlayerId: "ada",
      Team: "red",
      PlayerAttributes: {
        skill: { attrType: "DOUBLE", ...unused, N: 12.5 },
        mode: { attrType: "STRING", ...unused, S: "ctf" },
        maps: { attrType: "STRING_LIST", ...unused, SL: ["dust"] },
        ratings: { attrType: "STRING_DOUBLE_MAP", ...unused, SDM: { dust: 3 } },
      },
      LatencyInMS: { "us-east-1": 40 },
    },
  ]);
});
