import { encode, Tagged } from "cborg";
import { describe, expect, it } from "vitest";
import type { Members } from "../runtime/input.ts";
import { decodeCbor } from "./cbor.ts";
import { planOf, refusal } from "./test-plans.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

const decode = (operation: string, body: Uint8Array) => decodeCbor(planOf(operation).input, body);

const text = (value: string) => Buffer.from(encode(value)).toString("hex");

/** The input {PlayerLatencies:[{LatencyInMilliseconds: …}]} with the latency's bytes as given. */
const latencyBody = (latency: string) =>
  bytes(`a1${text("PlayerLatencies")}81a1${text("LatencyInMilliseconds")}${latency}`);

const decodedLatency = (latency: string) => {
  const parameters = decode("StartGameSessionPlacement", latencyBody(latency));
  const [first] = parameters.PlayerLatencies as [{ LatencyInMilliseconds: number }];
  return first.LatencyInMilliseconds;
};

const refusedAs = (name: string) => expect.objectContaining({ name });

describe("CBOR inputs", () => {
  it.each([
    ["1828", 40],
    ["fa42200000", 40],
    ["fa42220000", 40.5],
    ["f95110", 40.5],
    ["f90001", 2 ** -24],
    ["f98000", 0],
    ["fb4044400000000000", 40.5],
    ["fb40440ccccccccccd", Math.fround(40.1)],
    ["20", -1],
    ["1b0020000000000001", 2 ** 53],
    ["3b001fffffffffffff", -(2 ** 53)],
  ])("the float written as %s is %d", (hex, expected) => {
    expect(decodedLatency(hex)).toBe(expected);
  });

  it.each([
    ["f97e00", "NaN"],
    ["f97c00", "Infinity as half"],
    ["faff800000", "-Infinity as float32"],
    ["fb7fefffffffffffff", "a double beyond single precision"],
    ["6134", 'the text "4"'],
    ["f5", "a boolean"],
    ["c11828", "a timestamp"],
    ["80", "a list"],
    ["4134", "a byte string"],
  ])("no float: %s (%s)", (hex) => {
    expect(refusal(() => decodedLatency(hex))).toEqual(refusedAs("SerializationException"));
  });

  it.each([
    ["c11a695661c0", "2026-01-01T12:00:00.000Z"],
    ["c1fb41da559870080000", "2026-01-01T12:00:00.125Z"],
    ["c1fa4f800000", "2106-02-07T06:28:16.000Z"],
    ["c120", "1969-12-31T23:59:59.000Z"],
  ])("the timestamp %s is %s", (hex, expected) => {
    const body = bytes(`a1${text("StartTime")}${hex}`);
    expect(decode("DescribeFleetEvents", body)).toEqual({ StartTime: new Date(expected) });
  });

  it.each([
    ["1a695661c0", "an untagged number"],
    ["c074323032362d30312d30315431323a30303a30305a", "tag 0 with text"],
    ["c16131", "tag 1 with text"],
    ["c1fb7fefffffffffffff", "beyond all dates"],
    ["c1f97e00", "NaN"],
    ["c2411a", "a big number"],
    ["d9d9f71a695661c0", "the self-description tag"],
  ])("no timestamp: %s (%s)", (hex) => {
    const body = bytes(`a1${text("StartTime")}${hex}`);
    expect(refusal(() => decode("DescribeFleetEvents", body))).toEqual(refusedAs("SerializationException"));
  });

  it("takes definite and indefinite lengths alike", () => {
    const expected = { GameSessionId: "arn:abc", PlayerIds: ["p1", "p2"] };
    const definite = encode({ GameSessionId: "arn:abc", PlayerIds: ["p1", "p2"] });
    const indefinite = bytes(
      `bf ${text("GameSessionId")} 7f ${text("arn:")} ${text("abc")} ff ` +
        `${text("PlayerIds")} 9f ${text("p1")} 7f ${text("p2")} ff ff ff`,
    );
    expect(decode("CreatePlayerSessions", definite)).toEqual(expected);
    expect(decode("CreatePlayerSessions", indefinite)).toEqual(expected);
  });

  it("takes byte strings for blobs, in one piece or in parts", () => {
    const zip = new Uint8Array([80, 75, 5, 6]);
    expect(decode("CreateScript", encode({ ZipFile: zip }))).toEqual({ ZipFile: zip });
    const parts = bytes(`a1${text("ZipFile")}5f 42 504b 42 0506 ff`);
    expect(decode("CreateScript", parts)).toEqual({ ZipFile: zip });
  });

  it("takes an empty body for an empty input, and null or undefined for an absent member", () => {
    expect(decode("DescribeGameSessions", bytes(""))).toEqual({});
    expect(decode("DescribeGameSessions", encode({ AliasId: null, Limit: 1 }))).toEqual({ Limit: 1 });
    expect(decode("DescribeGameSessions", encode({ AliasId: undefined, Limit: 1 }))).toEqual({ Limit: 1 });
  });

  it("ignores members that the model does not know, and keeps keys that name Object's own", () => {
    const map = new Map([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    const body = encode({ PlayerDataMap: map, Unknown: { deep: [1] }, __typename: "x" });
    const parameters = decode("CreatePlayerSessions", body);
    expect(Object.keys(parameters)).toEqual(["PlayerDataMap"]);
    const players = parameters.PlayerDataMap as Members;
    expect(Object.entries(players)).toEqual([...map]);
    expect(players.toString).toBeUndefined();
  });

  it.each([
    ["a0a0", "a second item"],
    ["a000", "a trailing byte"],
    ["80", "a list on top"],
    ["01", "a number on top"],
    ["f6", "null on top"],
    ["c101", "a timestamp on top"],
    ["ff", "a break alone"],
    ["a1ff", "a break for a key of a counted map"],
    ["a16161ff", "a break for a value"],
    ["bf6161ff", "a break for a value of an indefinite map"],
    ["a101f5", "a key that is a number"],
    ["a24161f54162f5", "keys that are byte strings"],
    [`a2${text("Limit")}01${text("Limit")}02`, "the same key twice"],
    [
      `a2${text("Limit")}01 7f6161ff f5`.replace("7f6161ff", `7f${text("Lim")}${text("it")}ff`),
      "the same key, once in parts",
    ],
    [`a1${text("x")}a2${text("a")}01${text("a")}02`, "a key twice inside an unknown member"],
    ["1c", "a reserved length"],
    ["a1616ef0", "an unassigned simple value"],
    ["a1616ef820", "a simple value of two bytes"],
    ["a1616e7f4161ff", "a text in parts of bytes"],
    ["a1616e7f7f6161ffff", "parts within parts"],
    [`a1${text("AliasId")}62c328`, "a text that is not UTF-8"],
    [`a1${text("AliasId")}63eda080`, "a surrogate in UTF-8"],
    ["bb7fffffffffffffff", "a map that announces more than there is"],
    [`a1${text("AliasId")}7bffffffffffffffff`, "a text that announces more than there is"],
    [`a1${text("x")}9b00000000ffffffff`, "a list that announces more than there is"],
  ])("refuses %s (%s)", (hex) => {
    expect(refusal(() => decode("DescribeGameSessions", bytes(hex)))).toEqual(
      refusedAs("SerializationException"),
    );
  });

  it("refuses a body that is cut off, at every byte", () => {
    const whole = encode({
      PlacementId: "p-1",
      MaximumPlayerSessionCount: 70_000,
      PlayerLatencies: [{ PlayerId: "u", LatencyInMilliseconds: 40.5 }],
      GameProperties: [{ Key: "k", Value: "\u{1f600}" }],
    });
    expect(decode("StartGameSessionPlacement", whole)).toHaveProperty("PlacementId", "p-1");
    for (let length = 1; length < whole.length; length += 1) {
      expect(
        refusal(() => decode("StartGameSessionPlacement", whole.subarray(0, length))),
        `first ${length} bytes`,
      ).toEqual(refusedAs("SerializationException"));
    }
  });

  it("takes 128 levels and refuses 129, far more included", () => {
    const nested = (levels: number) => bytes(`a1${text("x")}${"81".repeat(levels - 1)}00`);
    expect(decode("DescribeGameSessions", nested(128))).toEqual({});
    for (const levels of [129, 1_000_000]) {
      expect(refusal(() => decode("DescribeGameSessions", nested(levels)))).toMatchObject({
        name: "SerializationException",
        message: expect.stringContaining("nested deeper than 128"),
      });
    }
  });

  it.each([
    ["Limit", "4"],
    ["Limit", 4.5],
    ["Limit", 2 ** 31],
    ["Limit", -(2 ** 31) - 1],
    ["Limit", 2n ** 63n],
    ["Limit", [4]],
    ["AliasId", 4],
    ["AliasId", ["a"]],
    ["AliasId", new Uint8Array([97])],
    ["AliasId", new Tagged(1, 5)],
  ])("names the member %s when it is %s", (member, value) => {
    expect(refusal(() => decode("DescribeGameSessions", encode({ [member]: value })))).toMatchObject({
      name: "SerializationException",
      message: expect.stringContaining(member),
    });
  });
});
