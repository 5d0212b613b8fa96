import { describe, expect, it } from "vitest";
import type { Members } from "../runtime/input.ts";
import { constraintRefusal } from "./constraints.ts";
import { compileOperationPlans } from "./member-plan.ts";

const lenient = compileOperationPlans();
const strict = compileOperationPlans({ strictPlayerData: true });

function messageOf(operation: string, parameters: Members, plans = lenient): string | undefined {
  const plan = plans.get(operation);
  if (plan === undefined) throw new Error(`No plan for ${operation}.`);
  const refusal = constraintRefusal(plan.input, parameters);
  if (refusal !== undefined) expect(refusal.name).toBe("InvalidRequestException");
  return refusal?.message;
}

const placement = { PlacementId: "p-1", GameSessionQueueName: "queue", MaximumPlayerSessionCount: 4 };
const alias = { Name: "a", RoutingStrategy: { Type: "SIMPLE", FleetId: "fleet-1" } };

describe("constraintRefusal", () => {
  it("accepts what keeps every limit", () => {
    expect(messageOf("StartGameSessionPlacement", placement)).toBeUndefined();
    expect(messageOf("CreateAlias", alias)).toBeUndefined();
  });

  it("names a missing member", () => {
    const { PlacementId: _, ...rest } = placement;
    expect(messageOf("StartGameSessionPlacement", rest)).toBe(
      "1 validation error detected: Value null at 'placementId' failed to satisfy constraint: Member must not be null",
    );
  });

  it("lists several violations in the model's order", () => {
    expect(messageOf("CreatePlayerSession", {})).toBe(
      "2 validation errors detected: Value null at 'gameSessionId' failed to satisfy constraint: " +
        "Member must not be null; Value null at 'playerId' failed to satisfy constraint: Member must not be null",
    );
  });

  it("puts a text's pattern before its length, as AWS does", () => {
    expect(messageOf("StartGameSessionPlacement", { ...placement, PlacementId: "" })).toBe(
      "2 validation errors detected: Value '' at 'placementId' failed to satisfy constraint: Member must satisfy " +
        "regular expression pattern: ^[a-zA-Z0-9-]+$; Value '' at 'placementId' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 1",
    );
  });

  it("checks numbers against their bounds, the bounds themselves allowed", () => {
    expect(
      messageOf("StartGameSessionPlacement", { ...placement, MaximumPlayerSessionCount: 0 }),
    ).toBeUndefined();
    expect(messageOf("StartGameSessionPlacement", { ...placement, MaximumPlayerSessionCount: -1 })).toBe(
      "1 validation error detected: Value '-1' at 'maximumPlayerSessionCount' failed to satisfy constraint: " +
        "Member must have value greater than or equal to 0",
    );
    const ports = (FromPort: number) => ({
      FleetId: "fleet-1",
      InboundPermissionAuthorizations: [{ FromPort, ToPort: 60_000, IpRange: "0.0.0.0/0", Protocol: "UDP" }],
    });
    expect(messageOf("UpdateFleetPortSettings", ports(60_000))).toBeUndefined();
    expect(messageOf("UpdateFleetPortSettings", ports(60_001))).toMatch(
      /at 'inboundPermissionAuthorizations\.1\.member\.fromPort' .*value less than or equal to 60000$/,
    );
  });

  it("names the enum's values", () => {
    expect(messageOf("CreateAlias", { ...alias, RoutingStrategy: { Type: "simple" } })).toBe(
      "1 validation error detected: Value 'simple' at 'routingStrategy.type' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [SIMPLE, TERMINAL]",
    );
  });

  it("counts items from one in a list of structures", () => {
    const tags = [
      { Key: "ok", Value: "" },
      { Key: "", Value: "" },
    ];
    expect(messageOf("CreateAlias", { ...alias, Tags: tags })).toBe(
      "1 validation error detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 1",
    );
  });

  it("states a scalar list's limits once for the whole list, sensitive values left out", () => {
    const batch = {
      GameSessionId: "arn:aws:gamelift:us-east-1::gamesession/fleet-1/a",
      PlayerIds: ["ada", ""],
    };
    expect(messageOf("CreatePlayerSessions", batch)).toBe(
      "1 validation error detected: Value at 'playerIds' failed to satisfy constraint: Member must satisfy " +
        "constraint: [Member must have length less than or equal to 1024, Member must have length greater than or " +
        "equal to 1]",
    );
    expect(messageOf("DescribeFleetCapacity", { FleetIds: ["fleet-1", "no fleet"] })).toMatch(
      /^1 validation error detected: Value '\[fleet-1, no fleet\]' at 'fleetIds' .*: \[.*pattern: .*\]$/,
    );
    expect(messageOf("DescribeFleetCapacity", { FleetIds: [] })).toMatch(
      /Value '\[\]' at 'fleetIds' .* length greater than or equal to 1$/,
    );
  });

  it("tells a map's keys from its values", () => {
    const batch = { GameSessionId: "arn:abc", PlayerIds: ["ada"] };
    expect(messageOf("CreatePlayerSessions", { ...batch, PlayerDataMap: { ada: "" } })).toBe(
      "1 validation error detected: Value at 'playerDataMap' failed to satisfy constraint: Map value must satisfy " +
        "constraint: [Member must have length less than or equal to 2048, Member must have length greater than or " +
        "equal to 1]",
    );
    expect(messageOf("CreatePlayerSessions", { ...batch, PlayerDataMap: { "": "d" } })).toMatch(
      /at 'playerDataMap' failed to satisfy constraint: Map keys must satisfy constraint: \[/,
    );
  });

  it("speaks of the value of a map's numbers", () => {
    const Players = [{ PlayerId: "ada", LatencyInMs: { "us-east-1": 0, "eu-west-1": 20 } }];
    expect(messageOf("StartMatchmaking", { ConfigurationName: "c", Players })).toBe(
      "1 validation error detected: Value '{us-east-1=0, eu-west-1=20}' at 'players.1.member.latencyInMs' failed to " +
        "satisfy constraint: Map value must satisfy constraint: [Member must have value greater than or equal to 1]",
    );
  });

  it("never repeats a sensitive value", () => {
    const secret = "s".repeat(2049);
    const message = messageOf("CreatePlayerSession", {
      GameSessionId: "arn:abc",
      PlayerId: "ada",
      PlayerData: secret,
    });
    expect(message).toBe(
      "1 validation error detected: Value at 'playerData' failed to satisfy constraint: " +
        "Member must have length less than or equal to 2048",
    );
  });

  it("lets an empty PlayerData through unless asked to be strict, and only there", () => {
    const call = { GameSessionId: "arn:abc", PlayerId: "ada", PlayerData: "" };
    expect(messageOf("CreatePlayerSession", call)).toBeUndefined();
    expect(messageOf("CreatePlayerSession", call, strict)).toMatch(
      /'playerData' .* greater than or equal to 1$/,
    );
    const placed = { ...placement, DesiredPlayerSessions: [{ PlayerId: "ada", PlayerData: "" }] };
    expect(messageOf("StartGameSessionPlacement", placed)).toMatch(
      /'desiredPlayerSessions\.1\.member\.playerData'/,
    );
  });

  it("counts code points, not code units", () => {
    const name = (length: number) => ({ ...placement, GameSessionName: "\u{1f600}".repeat(length) });
    expect(messageOf("StartGameSessionPlacement", name(1024))).toBeUndefined();
    expect(messageOf("StartGameSessionPlacement", name(1025))).toMatch(/length less than or equal to 1024$/);
  });

  it("measures blobs in bytes", () => {
    expect(messageOf("CreateScript", { ZipFile: new Uint8Array(5_000_000) })).toBeUndefined();
    expect(messageOf("CreateScript", { ZipFile: new Uint8Array(5_000_001) })).toBe(
      "1 validation error detected: Value at 'zipFile' failed to satisfy constraint: " +
        "Member must have length less than or equal to 5000000",
    );
  });

  it("keeps its answer short for endless values and lists, and still counts them all", () => {
    const tags = Array.from({ length: 150_000 }, () => ({ Key: "" }));
    const message = messageOf("CreateAlias", { ...alias, Description: "d".repeat(1_000_000), Tags: tags });
    // Per tag a key that is too short and a value that is missing; the list and the description are too long.
    expect(message).toMatch(/^300002 validation errors detected: Value 'd{1024}…' at 'description'/);
    expect(message?.length).toBeLessThan(10_000);
  });
});
