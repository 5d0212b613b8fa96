import {
  CreateAliasCommand,
  CreatePlayerSessionCommand,
  DescribeFleetEventsCommand,
  DescribeGameSessionsCommand,
  GameLiftClient,
  type GameLiftClientConfig,
  InternalServiceException,
  InvalidRequestException,
  NotFoundException,
  StartGameSessionPlacementCommand,
  ValidateMatchmakingRuleSetCommand,
} from "@aws-sdk/client-gamelift";
import { AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { afterEach, describe, expect, it } from "vitest";
import { notFound } from "../domain/api-error.ts";
import { unsupportedOperation } from "../domain/unsupported-operation.ts";
import { FrameworkError } from "./framework-error.ts";
import type { WireFrontOptions } from "./front.ts";
import { startTestFront, type TestFront } from "./test-front.ts";

/** Bounded; generous because several suites may share the machine's cores. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(options: Partial<WireFrontOptions> = {}): Promise<TestFront> {
  const front = await startTestFront(options);
  closers.push(front.close);
  return front;
}

const protocols = ["json", "cbor"] as const;
type Protocol = (typeof protocols)[number];

function clientOf(front: TestFront, protocol: Protocol, config: GameLiftClientConfig = {}): GameLiftClient {
  const client = new GameLiftClient({
    endpoint: front.endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
    ...(protocol === "cbor" ? { protocol: AwsSmithyRpcV2CborProtocol } : {}),
    ...config,
  });
  closers.push(() => client.destroy());
  return client;
}

const startPlacement = {
  PlacementId: "6f0c3a2e-0000-11f0-8000-000000000001",
  GameSessionQueueName: "game-session-placement",
  MaximumPlayerSessionCount: 4,
  GameProperties: [{ Key: "map", Value: "\u{1f30b} höhle" }],
  DesiredPlayerSessions: [{ PlayerId: "ada", PlayerData: "{}" }],
  PlayerLatencies: [{ PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 40.5 }],
};

const catchError = (action: Promise<unknown>): Promise<unknown> =>
  action.then(
    () => "no error",
    (error) => error,
  );

describe.each(protocols)("the AWS SDK over %s", { timeout: 30_000 }, (protocol) => {
  it("hands over a call's members, scope and words about itself, and reads the output", async () => {
    const startedAt = new Date("2026-01-01T12:00:00.125Z");
    const placement = {
      PlacementId: startPlacement.PlacementId,
      Status: "PENDING" as const,
      MaximumPlayerSessionCount: 4,
      StartTime: startedAt,
      PlayerLatencies: [{ PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 40.5 }],
      PlacedPlayerSessions: [],
    };
    const front = await start({ handle: () => ({ GameSessionPlacement: placement }) });
    const output = await clientOf(front, protocol).send(new StartGameSessionPlacementCommand(startPlacement));
    expect(output.GameSessionPlacement).toEqual(placement);
    expect(output.$metadata).toMatchObject({ httpStatusCode: 200, requestId: "request-1" });
    expect(front.calls).toEqual([
      {
        callId: "call-1",
        requestId: "request-1",
        protocol,
        operation: "StartGameSessionPlacement",
        accessKeyId: "AKIDEXAMPLE",
        scope: { account: "000000000000", region: "eu-west-1" },
        parameters: startPlacement,
        userAgent: expect.stringContaining("api/gamelift"),
        attempt: "attempt=1; max=1",
        invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    await eventually(() => front.answered).toEqual(["call-1 flushed"]);
  });

  it("carries timestamps in and an empty output back", async () => {
    const front = await start();
    const StartTime = new Date("2026-01-01T12:00:00.057Z");
    const output = await clientOf(front, protocol).send(
      new DescribeFleetEventsCommand({
        FleetId: "fleet-1",
        StartTime,
        EndTime: new Date("2026-01-02T00:00:00Z"),
      }),
    );
    expect(output.Events).toBeUndefined();
    expect(front.calls[0]?.parameters).toEqual({
      FleetId: "fleet-1",
      StartTime,
      EndTime: new Date("2026-01-02T00:00:00Z"),
    });
  });

  it("reads every page member of a described game session", async () => {
    const gameSession = {
      GameSessionId: "arn:aws:gamelift:eu-west-1::gamesession/fleet-1/a",
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      CurrentPlayerSessionCount: 0,
      MaximumPlayerSessionCount: 70_000,
      Status: "ACTIVE" as const,
      IpAddress: "127.0.0.1",
      Port: 7777,
    };
    const front = await start({ handle: () => ({ GameSessions: [gameSession], NextToken: undefined }) });
    const { GameSessions, NextToken } = await clientOf(front, protocol).send(
      new DescribeGameSessionsCommand({ AliasId: "alias-1", Limit: 100 }),
    );
    expect(GameSessions).toEqual([gameSession]);
    expect(NextToken).toBeUndefined();
  });

  it.each([10, 100_000])("reads %d characters beyond ASCII as they were", async (length) => {
    const GameSessionData = "é\u{1f30b}\u0000ÿ".repeat(length / 5);
    const front = await start({ handle: () => ({ GameSessions: [{ GameSessionData }] }) });
    const output = await clientOf(front, protocol).send(new DescribeGameSessionsCommand({}));
    expect(output.GameSessions?.[0]?.GameSessionData).toBe(GameSessionData);
  });

  it("receives a modelled error as its class, with the message", async () => {
    const front = await start({
      handle: () => {
        throw notFound("no such queue");
      },
    });
    const error = await catchError(
      clientOf(front, protocol).send(new StartGameSessionPlacementCommand(startPlacement)),
    );
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({
      message: "no such queue",
      $fault: "client",
      $metadata: { httpStatusCode: 400, requestId: "request-1" },
    });
    await eventually(() => front.answered).toEqual(["call-1 flushed"]);
  });

  it("receives a violated constraint as InvalidRequestException, and handle is not called", async () => {
    const front = await start();
    const error = await catchError(
      clientOf(front, protocol).send(
        new StartGameSessionPlacementCommand({ ...startPlacement, PlacementId: "a b" }),
      ),
    );
    expect(error).toBeInstanceOf(InvalidRequestException);
    expect(error).toMatchObject({
      message:
        "1 validation error detected: Value 'a b' at 'placementId' failed to satisfy constraint: " +
        "Member must satisfy regular expression pattern: ^[a-zA-Z0-9-]+$",
    });
    expect(front.calls).toEqual([]);
    expect(front.answered).toEqual([]);
    expect(front.refusals).toMatchObject([
      {
        requestId: "request-1",
        protocol,
        status: 400,
        errorName: "InvalidRequestException",
        operation: "StartGameSessionPlacement",
        caller: { accessKeyId: "AKIDEXAMPLE", scope: { region: "eu-west-1" } },
      },
    ]);
  });

  it("accepts the fleet manager's empty PlayerData, and refuses it when strict", async () => {
    const call = new CreatePlayerSessionCommand({
      GameSessionId: "arn:abc",
      PlayerId: "ada",
      PlayerData: "",
    });
    const lenient = await start();
    await clientOf(lenient, protocol).send(call);
    expect(lenient.calls[0]?.parameters).toHaveProperty("PlayerData", "");
    const strict = await start({ strictPlayerData: true });
    expect(await catchError(clientOf(strict, protocol).send(call))).toBeInstanceOf(InvalidRequestException);
  });

  it("receives an unimplemented operation as InvalidRequestException that names it, marked by a header", async () => {
    const front = await start({
      handle: ({ operation }) => {
        throw unsupportedOperation(operation);
      },
    });
    const error = await catchError(
      clientOf(front, protocol).send(new ValidateMatchmakingRuleSetCommand({ RuleSetBody: "{}" })),
    );
    expect(error).toBeInstanceOf(InvalidRequestException);
    expect(error).toMatchObject({
      message: expect.stringContaining("ValidateMatchmakingRuleSet"),
      $response: { headers: { "x-emulator-unsupported": "true" } },
    });
  });

  it.each([
    ["ThrottlingException", 400],
    ["AccessDeniedException", 400],
    ["ServiceUnavailable", 503],
  ] as const)("receives %s with status %d", async (name, status) => {
    const front = await start({
      handle: () => {
        throw new FrameworkError(name, "Rate exceeded");
      },
    });
    const error = await catchError(clientOf(front, protocol).send(new DescribeGameSessionsCommand({})));
    expect(error).toMatchObject({ name, message: "Rate exceeded", $metadata: { httpStatusCode: status } });
  });

  it("repeats throttled calls by itself", async () => {
    let attempts = 0;
    const front = await start({
      handle: () => {
        attempts += 1;
        if (attempts === 1) throw new FrameworkError("ThrottlingException", "Rate exceeded");
        return { GameSessions: [] };
      },
    });
    const client = clientOf(front, protocol, { maxAttempts: 2 });
    expect((await client.send(new DescribeGameSessionsCommand({}))).GameSessions).toEqual([]);
    expect(front.calls.map(({ attempt }) => attempt)).toEqual(["attempt=1; max=2", "attempt=2; max=2"]);
    expect(new Set(front.calls.map(({ invocationId }) => invocationId)).size).toBe(1);
  });

  it("receives what broke inside as InternalServiceException that gives nothing away", async () => {
    const cause = new Error("password hunter2 at /home/user");
    const front = await start({ handle: () => Promise.reject(cause) });
    const error = await catchError(clientOf(front, protocol).send(new DescribeGameSessionsCommand({})));
    expect(error).toBeInstanceOf(InternalServiceException);
    expect(error).toMatchObject({ $fault: "server", $metadata: { httpStatusCode: 500 } });
    expect((error as Error).message).toContain("request-1");
    expect((error as Error).message).not.toContain("hunter2");
    expect(front.failures).toEqual([
      { requestId: "request-1", callId: "call-1", operation: "DescribeGameSessions", error: cause },
    ]);
    await eventually(() => front.answered).toEqual(["call-1 flushed"]);
  });

  it("turns an output that the model does not know into a failure", async () => {
    const front = await start({ handle: () => ({ Alias: { AliasName: "typo" } }) });
    const error = await catchError(
      clientOf(front, protocol).send(
        new CreateAliasCommand({ Name: "a", RoutingStrategy: { Type: "SIMPLE", FleetId: "fleet-1" } }),
      ),
    );
    expect(error).toBeInstanceOf(InternalServiceException);
    expect(front.failures).toMatchObject([
      {
        error: {
          name: "OutputShapeError",
          message: "Alias has no member AliasName in the service model.",
        },
      },
    ]);
  });

  it("keeps accounts and regions of callers apart", async () => {
    const front = await start();
    const credentials = { accessKeyId: "123456789012", secretAccessKey: "x" };
    await clientOf(front, protocol, { region: "us-west-2", credentials }).send(
      new DescribeGameSessionsCommand({}),
    );
    expect(front.calls[0]?.scope).toEqual({ account: "123456789012", region: "us-west-2" });
  });
});
