import { encode } from "cborg";
import { describe, expect, it } from "vitest";
import { ApiError } from "../domain/api-error.ts";
import type { Members } from "../runtime/input.ts";
import { errorAnswer, outputAnswer } from "./answer.ts";
import { planOf } from "./test-plans.ts";

const text = (value: string) => Buffer.from(encode(value)).toString("hex");

const encodeOutput = (operation: string, output: Members) =>
  outputAnswer(planOf(operation), output, { protocol: "cbor", requestId: "r-1" })
    .body.bytes()
    .toString("hex");

describe("CBOR outputs", () => {
  const latency = (value: number) =>
    encodeOutput("StartGameSessionPlacement", {
      GameSessionPlacement: { PlayerLatencies: [{ LatencyInMilliseconds: value }] },
    });

  it.each([
    [40, "fa42200000"],
    [40.5, "fa42220000"],
    [40.1, "fa42206666"],
  ])("a latency of %d is the float32 %s", (value, expected) => {
    expect(latency(value).endsWith(expected)).toBe(true);
  });

  it.each([
    [0, "00"],
    [23, "17"],
    [24, "1818"],
    [255, "18ff"],
    [256, "190100"],
    [65_535, "19ffff"],
    [65_536, "1a00010000"],
    [2 ** 31 - 1, "1a7fffffff"],
    [-1, "20"],
    [-(2 ** 31), "3a7fffffff"],
  ])("the integer %d is %s", (value, expected) => {
    const hex = encodeOutput("CreateGameSession", { GameSession: { Port: value } });
    expect(hex).toBe(`a1${text("GameSession")}a1${text("Port")}${expected}`);
  });

  it.each([
    [2 ** 32, "1b0000000100000000"],
    [Number.MAX_SAFE_INTEGER, "1b001fffffffffffff"],
    [Number.MIN_SAFE_INTEGER, "3b001ffffffffffffe"],
  ])("the long %d is %s", (value, expected) => {
    const hex = encodeOutput("DescribeBuild", { Build: { SizeOnDisk: value } });
    expect(hex).toBe(`a1${text("Build")}a1${text("SizeOnDisk")}${expected}`);
  });

  it("a double is a float64, also when it is whole", () => {
    const hex = encodeOutput("PutScalingPolicy", { Name: "n" });
    expect(hex).toBe(`a1${text("Name")}${text("n")}`);
    const policy = encodeOutput("DescribeScalingPolicies", { ScalingPolicies: [{ Threshold: 4 }] });
    expect(policy.endsWith("fb4010000000000000")).toBe(true);
  });

  it.each([
    ["2026-01-01T12:00:00Z", "c11a695661c0"],
    ["2026-01-01T12:00:00.125Z", "c1fb41da559870080000"],
  ])("the timestamp %s is %s", (instant, expected) => {
    const hex = encodeOutput("CreateAlias", { Alias: { CreationTime: new Date(instant) } });
    expect(hex).toBe(`a1${text("Alias")}a1${text("CreationTime")}${expected}`);
  });

  it("writes a whole placement as the recorded vector", () => {
    const hex = encodeOutput("StartGameSessionPlacement", {
      GameSessionPlacement: {
        PlacementId: "p-1",
        Status: "PENDING",
        MaximumPlayerSessionCount: 4,
        GameSessionId: undefined,
        StartTime: new Date("2026-01-01T12:00:00.125Z"),
      },
    });
    expect(hex).toBe(
      "a17447616d6553657373696f6e506c6163656d656e74a46b506c6163656d656e74496463702d31665374617475736750454e44494e4778" +
        "194d6178696d756d506c6179657253657373696f6e436f756e740469537461727454696d65c1fb41da559870080000",
    );
  });

  it("writes an error as the recorded vector", () => {
    const { body } = errorAnswer(
      new ApiError("NotFoundException", "no such queue"),
      { protocol: "cbor", requestId: "r-1" },
      { bareFrameworkErrorTypes: true },
    );
    expect(body.bytes().toString("hex")).toBe(
      "a3665f5f747970657828636f6d2e616d617a6f6e6177732e67616d656c696674234e6f74466f756e64457863657074696f6e67" +
        "6d6573736167656d6e6f2073756368207175657565674d6573736167656d6e6f2073756368207175657565",
    );
  });

  it("writes an empty output as an empty map", () => {
    expect(encodeOutput("DeleteAlias", {})).toBe("a0");
  });

  it("grows for outputs of any size", () => {
    const data = "\u{1f600}".repeat(100_000);
    const hex = encodeOutput("CreateGameSession", { GameSession: { GameSessionData: data } });
    expect(hex).toBe(Buffer.from(encode({ GameSession: { GameSessionData: data } })).toString("hex"));
  });

  it.each([0, 3, 15, 16, 17, 22, 23, 24, 127, 128, 255, 256, 4_096, 4_097, 65_535, 65_536])(
    "writes texts of %d characters",
    (count) => {
      for (const character of ["a", "\u00e9", "\u20ac", "\u{1f600}"]) {
        const data = "a".repeat(count % character.length) + character.repeat(count / character.length);
        const output = { GameSession: { Port: 1, GameSessionData: data } };
        expect(encodeOutput("CreateGameSession", output)).toBe(Buffer.from(encode(output)).toString("hex"));
      }
    },
  );

  it("writes U+FFFD for half a surrogate pair, as UTF-8 must", () => {
    const hex = encodeOutput("CreateAlias", { Alias: { Name: "a\ud83d" } });
    expect(hex).toBe(`a1${text("Alias")}a1${text("Name")}6461efbfbd`);
  });

  it.each([1, 23, 24, 26])("counts %d members, and none that is undefined", (count) => {
    const fleet = Object.fromEntries(shortestFirst(fleetMembers).slice(0, count));
    const output = { FleetAttributes: [{ CreationTime: undefined, ...fleet, TerminationTime: undefined }] };
    const hex = encodeOutput("DescribeFleetAttributes", output);
    expect(Object.keys(fleet)).toHaveLength(count);
    expect(hex).toBe(Buffer.from(encode({ FleetAttributes: [fleet] })).toString("hex"));
  });
});

/** Every member of a fleet but its instants, since the other encoder knows none. */
const fleetMembers: Members = {
  ...{
    FleetId: "a",
    FleetArn: "b",
    FleetType: "c",
    InstanceType: "d",
    Description: "e",
    Name: "f",
    Status: "g",
  },
  ...{
    BuildId: "h",
    BuildArn: "i",
    ScriptId: "j",
    ScriptArn: "k",
    OperatingSystem: "l",
    InstanceRoleArn: "m",
  },
  ...{ ServerLaunchPath: "n", ServerLaunchParameters: "o", NewGameSessionProtectionPolicy: "p" },
  ...{ ComputeType: "q", InstanceRoleCredentialsProvider: "r", PlayerGatewayMode: "s" },
  ...{ LogPaths: ["t", "u"], MetricGroups: ["v"], StoppedActions: [] },
  ...{ ResourceCreationLimitPolicy: { PolicyPeriodInMinutes: 300 }, CertificateConfiguration: {} },
  ...{ AnywhereConfiguration: { Cost: "1" }, PlayerGatewayConfiguration: {} },
};

/** The order that the other encoder gives to keys. */
const shortestFirst = (members: Members) =>
  Object.entries(members).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
