import { describe, expect, it } from "vitest";
import type { Members } from "../runtime/input.ts";
import { outputAnswer } from "./answer.ts";
import { decodeJson } from "./json.ts";
import { planOf, refusal } from "./test-plans.ts";

const decode = (operation: string, body: string | Uint8Array) =>
  decodeJson(planOf(operation).input, typeof body === "string" ? Buffer.from(body) : body);

const encodeOutput = (operation: string, output: Members) =>
  outputAnswer(planOf(operation), output, { protocol: "json", requestId: "r-1" })
    .body.bytes()
    .toString("utf8");

describe("JSON inputs", () => {
  it("takes an empty body for an empty input, and null for an absent member", () => {
    expect(decode("DescribeGameSessions", "")).toEqual({});
    expect(decode("DescribeGameSessions", " {} ")).toEqual({});
    expect(decode("DescribeGameSessions", '{"AliasId":null,"Limit":1}')).toEqual({ Limit: 1 });
  });

  it("reads timestamps as Unix seconds with a fraction", () => {
    expect(decode("DescribeFleetEvents", '{"StartTime":1469498468.057,"EndTime":1767268800}')).toEqual({
      StartTime: new Date("2016-07-26T02:01:08.057Z"),
      EndTime: new Date("2026-01-01T12:00:00Z"),
    });
  });

  it("reads blobs as base64", () => {
    expect(decode("CreateScript", '{"ZipFile":"UEsFBg=="}')).toEqual({
      ZipFile: new Uint8Array([80, 75, 5, 6]),
    });
  });

  it("rounds floats to single precision and keeps doubles", () => {
    const latency = '{"PlayerLatencies":[{"LatencyInMilliseconds":40.1}]}';
    expect(decode("StartGameSessionPlacement", latency)).toEqual({
      PlayerLatencies: [{ LatencyInMilliseconds: Math.fround(40.1) }],
    });
    expect(decode("PutScalingPolicy", '{"Threshold":40.1}')).toEqual({ Threshold: 40.1 });
  });

  it("takes a whole number in any notation for an integer", () => {
    expect(decode("DescribeGameSessions", '{"Limit":1e1}')).toEqual({ Limit: 10 });
    expect(decode("DescribeGameSessions", '{"Limit":10.0}')).toEqual({ Limit: 10 });
    const { Limit } = decode("DescribeGameSessions", '{"Limit":-0}');
    expect(Object.is(Limit, 0)).toBe(true);
  });

  it("ignores members that the model does not know, and keeps keys that name Object's own", () => {
    const parameters = decode(
      "CreatePlayerSessions",
      '{"PlayerDataMap":{"__proto__":"a","constructor":"b"},"Unknown":[{"a":1}],"__proto__":{"Limit":1}}',
    );
    expect(Object.keys(parameters)).toEqual(["PlayerDataMap"]);
    const players = parameters.PlayerDataMap as Members;
    expect(Object.entries(players)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(players.toString).toBeUndefined();
  });

  it.each([
    ["[1]", "a list on top"],
    ["[]", "an empty list on top"],
    ["null", "null on top"],
    ['"x"', "a text on top"],
    ["1", "a number on top"],
    ["{} {}", "a second value"],
    ["{}x", "a trailing byte"],
    ["{}\u0000", "a trailing zero byte"],
    ["\ufeff{}", "a byte order mark"],
    [" ", "nothing but a space"],
    ['{"Limit":1,}', "a trailing comma"],
    ['{"Limit":01}', "a leading zero"],
    ['{"Limit":NaN}', "NaN"],
    ['{"Limit":1,"Limit":2}', "the same key twice"],
    ['{"Limit":1,"\\u004cimit":2}', "the same key, once escaped"],
    ['{"Unknown":{"a":1,"b":{"c":1,"c":2}}}', "a key twice inside an unknown member"],
    ['{"__proto__":1,"__proto__":2}', "__proto__ twice"],
    ['{"AliasId":"\\ud800"}', "half a surrogate pair"],
    ['{"AliasId":"\\udc00\\ud800"}', "a surrogate pair the wrong way round"],
    ["'{}'", "single quotes"],
  ])("refuses %j (%s)", (body) => {
    expect(refusal(() => decode("DescribeGameSessions", body))).toMatchObject({
      name: "SerializationException",
    });
  });

  it("counts only real colons when it looks for repeated keys", () => {
    const body = String.raw`{"AliasId":"a:b\":\\","FleetId":"{\"x\":1}:","Location":"\\\":"}`;
    expect(decode("DescribeGameSessions", body)).toEqual({
      AliasId: 'a:b":\\',
      FleetId: '{"x":1}:',
      Location: '\\":',
    });
  });

  it("refuses bytes that are not UTF-8", () => {
    const body = Buffer.concat([Buffer.from('{"AliasId":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expect(refusal(() => decode("DescribeGameSessions", body))).toMatchObject({
      name: "SerializationException",
    });
  });

  it("refuses a body that is cut off, at every byte", () => {
    const whole = Buffer.from(
      '{"PlacementId":"p-1","PlayerLatencies":[{"PlayerId":"\u{1f600}","LatencyInMilliseconds":40.5}]}',
    );
    expect(decode("StartGameSessionPlacement", whole)).toHaveProperty("PlacementId", "p-1");
    for (let length = 1; length < whole.length; length += 1) {
      expect(
        refusal(() => decode("StartGameSessionPlacement", whole.subarray(0, length))),
        `first ${length} bytes`,
      ).toMatchObject({ name: "SerializationException" });
    }
  });

  it("takes 128 levels and refuses 129, far more included", () => {
    const nested = (levels: number) => `{"x":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;
    expect(decode("DescribeGameSessions", nested(128))).toEqual({});
    for (const levels of [129, 1_000_000]) {
      expect(refusal(() => decode("DescribeGameSessions", nested(levels)))).toMatchObject({
        name: "SerializationException",
        message: expect.stringContaining("nested deeper than 128"),
      });
    }
  });

  it.each([
    ["DescribeGameSessions", '{"Limit":"4"}', "Limit must be an integer, and is a string."],
    ["DescribeGameSessions", '{"Limit":4.5}', "Limit must be an integer"],
    ["DescribeGameSessions", '{"Limit":9007199254740993}', "Limit must be an integer"],
    ["DescribeGameSessions", '{"Limit":1e400}', "Limit must be an integer"],
    ["DescribeGameSessions", '{"Limit":true}', "Limit must be an integer, and is a boolean."],
    ["DescribeGameSessions", '{"AliasId":4}', "AliasId must be a string, and is a number."],
    ["DescribeGameSessions", '{"AliasId":{}}', "AliasId must be a string, and is a map."],
    ["CreatePlayerSessions", '{"PlayerIds":"p"}', "PlayerIds must be a list, and is a string."],
    ["CreatePlayerSessions", '{"PlayerIds":["p",null]}', "PlayerIds[1] must be a string, and is null."],
    ["CreatePlayerSessions", '{"PlayerDataMap":["p"]}', "PlayerDataMap must be a map, and is a list."],
    ["CreatePlayerSessions", '{"PlayerDataMap":{"p":1}}', "PlayerDataMap at a key must be a string"],
    ["CreatePlayerSessions", '{"PlayerDataMap":{"\\ud800":"d"}}', "A key of PlayerDataMap"],
    ["CreateAlias", '{"RoutingStrategy":{"Type":1}}', "RoutingStrategy.Type must be a string"],
    ["CreateAlias", '{"RoutingStrategy":[]}', "RoutingStrategy must be a map of RoutingStrategy's members"],
    [
      "StartGameSessionPlacement",
      '{"PlayerLatencies":[{"LatencyInMilliseconds":"NaN"}]}',
      "PlayerLatencies[0].LatencyInMilliseconds must be a number",
    ],
    [
      "StartGameSessionPlacement",
      '{"PlayerLatencies":[{"LatencyInMilliseconds":1e39}]}',
      "PlayerLatencies[0].LatencyInMilliseconds must be a finite number",
    ],
    [
      "DescribeFleetEvents",
      '{"StartTime":"2026-01-01T12:00:00Z"}',
      "StartTime must be a number of Unix seconds",
    ],
    ["DescribeFleetEvents", '{"StartTime":1e300}', "StartTime must be a number of Unix seconds"],
    ["CreateScript", '{"ZipFile":"UEsF*g=="}', "ZipFile must be a string of base64"],
    ["CreateScript", '{"ZipFile":[80]}', "ZipFile must be a string of base64"],
  ])("%s with %s names the member", (operation, body, message) => {
    expect(refusal(() => decode(operation, body))).toMatchObject({
      name: "SerializationException",
      message: expect.stringContaining(message),
    });
  });
});

describe("JSON outputs", () => {
  it("writes every type as AWS does and leaves out what is undefined", () => {
    const written = encodeOutput("StartGameSessionPlacement", {
      GameSessionPlacement: {
        PlacementId: 'p "1"\n',
        GameSessionId: undefined,
        MaximumPlayerSessionCount: 4,
        StartTime: new Date("2016-07-26T02:01:08.057Z"),
        GameProperties: [
          { Key: "a", Value: "\u{1f600}" },
          { Key: "b", Value: "" },
        ],
        PlacedPlayerSessions: [],
        PriorityConfigurationOverride: {},
      },
    });
    expect(written).toBe(
      '{"GameSessionPlacement":{"PlacementId":"p \\"1\\"\\n","MaximumPlayerSessionCount":4,' +
        '"StartTime":1469498468.057,"GameProperties":[{"Key":"a","Value":"\u{1f600}"},{"Key":"b","Value":""}],' +
        '"PlacedPlayerSessions":[],"PriorityConfigurationOverride":{}}}',
    );
  });

  it("writes maps with any key, doubles and booleans", () => {
    const written = encodeOutput("StartMatchmaking", {
      MatchmakingTicket: { Players: [{ PlayerAttributes: { 'q"': { N: 0.1, SDM: { __proto__x: 1 } } } }] },
    });
    expect(JSON.parse(written)).toEqual({
      MatchmakingTicket: { Players: [{ PlayerAttributes: { 'q"': { N: 0.1, SDM: { __proto__x: 1 } } } }] },
    });
    expect(encodeOutput("ValidateMatchmakingRuleSet", { Valid: false })).toBe('{"Valid":false}');
  });

  it.each([40, 40.1, 0.1, 16_777_216, 3.4028234e38, 1e-45, -12.75, 123.456])(
    "writes the float %d as the shortest decimal of its single precision",
    (value) => {
      const written = encodeOutput("StartGameSessionPlacement", {
        GameSessionPlacement: { PlayerLatencies: [{ LatencyInMilliseconds: Math.fround(value) }] },
      });
      const [, number = ""] = /"LatencyInMilliseconds":([^}]+)/.exec(written) ?? [];
      expect(Math.fround(Number(number))).toBe(Math.fround(value));
      expect(number.length).toBeLessThanOrEqual(String(value).length);
    },
  );

  it("writes an empty output as an empty object", () => {
    expect(encodeOutput("DeleteAlias", {})).toBe("{}");
  });

  it.each([
    ["CreateAlias", { Alias: { AliasName: "x" } }, "Alias has no member AliasName"],
    ["CreateAlias", { alias: {} }, "CreateAliasOutput has no member alias"],
    ["DeleteAlias", { Alias: {} }, "DeleteAliasOutput has no member Alias"],
    ["CreateAlias", { Alias: { Name: null } }, "Alias.Name must be a string, and is null."],
    ["CreateAlias", { Alias: null }, "CreateAliasOutput.Alias must be an object of members, and is null."],
    ["CreateAlias", { Alias: { CreationTime: 1_767_268_800 } }, "Alias.CreationTime must be a valid Date"],
    ["CreateAlias", { Alias: { CreationTime: new Date(Number.NaN) } }, "must be a valid Date"],
    ["CreateAlias", { Alias: new Date(0) }, "must be an object of members, and is a Date"],
    ["CreateGameSession", { GameSession: { Port: 7777.5 } }, "GameSession.Port must be an integer"],
    ["CreateGameSession", { GameSession: { Port: 2 ** 31 } }, "Port must be an integer"],
    ["CreateGameSession", { GameSession: { Port: "7777" } }, "Port must be an integer"],
    [
      "DescribeGameSessions",
      { GameSessions: [undefined] },
      "DescribeGameSessionsOutput.GameSessions must be an object of members, and is undefined",
    ],
    [
      "DescribeGameSessions",
      { GameSessions: {} },
      "DescribeGameSessionsOutput.GameSessions must be an array",
    ],
    ["ValidateMatchmakingRuleSet", { Valid: "true" }, "Valid must be a boolean"],
    [
      "StartGameSessionPlacement",
      { GameSessionPlacement: { PlayerLatencies: [{ LatencyInMilliseconds: 1e39 }] } },
      "LatencyInMilliseconds must be a finite number",
    ],
  ])("%s fails loudly with %j", (operation, output, message) => {
    for (const protocol of ["json", "cbor"] as const) {
      expect(
        refusal(() => outputAnswer(planOf(operation), output, { protocol, requestId: "r-1" })),
      ).toMatchObject({ name: "OutputShapeError", message: expect.stringContaining(message) });
    }
  });
});
