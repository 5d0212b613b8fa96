import {
  DescribeAliasCommand,
  DescribeBuildCommand,
  DescribeFleetAttributesCommand,
  DescribeFleetEventsCommand,
  DescribeFleetUtilizationCommand,
  DescribeGameSessionQueuesCommand,
  DescribeGameSessionsCommand,
  ListComputeCommand,
  ListFleetsCommand,
  TerminateGameSessionCommand,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const elsewhere = (arn: string) => arn.replace(":us-east-1:", ":eu-west-1:");
const ofOthers = (arn: string) =>
  arn.replace(/^arn:aws:gamelift:us-east-1:[^:]*:/, "arn:aws-cn:gamelift:us-east-1:123456789012:");

describe.each(wireProtocols)("an ARN that is not as ours over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    guide = await setUpAsInTheGuide(bench);
  });
  afterEach(() => bench.close());

  const buildArn = () => `arn:aws:gamelift:us-east-1:000000000000:build/${guide.buildId}`;
  /** What each operation answers of the resource that it is asked for by ARN. */
  const askedByArn: Record<string, (rewritten: (arn: string) => string) => Promise<unknown>> = {
    DescribeAlias: async (rewritten) =>
      (await bench.client.send(new DescribeAliasCommand({ AliasId: rewritten(guide.aliasArn) }))).Alias
        ?.AliasId,
    DescribeBuild: async (rewritten) =>
      (await bench.client.send(new DescribeBuildCommand({ BuildId: rewritten(buildArn()) }))).Build?.BuildId,
    DescribeFleetEvents: async (rewritten) =>
      (await bench.client.send(new DescribeFleetEventsCommand({ FleetId: rewritten(guide.fleetArn) }))).Events
        ?.length,
    DescribeGameSessions: async (rewritten) =>
      (await bench.client.send(new DescribeGameSessionsCommand({ FleetId: rewritten(guide.fleetArn) })))
        .GameSessions,
    ListCompute: async (rewritten) =>
      (await bench.client.send(new ListComputeCommand({ FleetId: rewritten(guide.fleetArn) }))).ComputeList
        ?.length,
  };

  test.each(Object.keys(askedByArn))(
    "%s takes it of any account and partition, and of no other Region",
    async (name) => {
      const ask = known(askedByArn[name]);
      expect(await ask(ofOthers)).toEqual(await ask((arn) => arn));
      await expect(ask(elsewhere)).rejects.toMatchObject({
        name: expect.stringMatching(/^(NotFound|InvalidRequest)Exception$/),
      });
    },
  );

  test("is left out of a list of ARNs when it is of another Region, and taken once however it is written", async () => {
    const written = (arn: string) => [elsewhere(arn), ofOthers(arn), arn];
    const { FleetAttributes } = await bench.client.send(
      new DescribeFleetAttributesCommand({ FleetIds: written(guide.fleetArn) }),
    );
    expect(FleetAttributes?.map(({ FleetId }) => FleetId)).toEqual([guide.fleetId]);
    const queueArn = `arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/${guide.queueName}`;
    const { GameSessionQueues } = await bench.client.send(
      new DescribeGameSessionQueuesCommand({ Names: written(queueArn) }),
    );
    expect(GameSessionQueues?.map(({ Name }) => Name)).toEqual([guide.queueName]);
    const { FleetUtilization } = await bench.client.send(
      new DescribeFleetUtilizationCommand({ FleetIds: [elsewhere(guide.fleetArn)] }),
    );
    expect(FleetUtilization).toEqual([]);
  });

  test("finds the fleets of the build that it names here, and none of another Region's", async () => {
    const fleetsOf = async (BuildId: string) =>
      (await bench.client.send(new ListFleetsCommand({ BuildId }))).FleetIds;
    expect(await fleetsOf(guide.buildId)).toEqual([guide.fleetId]);
    expect(await fleetsOf(ofOthers(buildArn()))).toEqual([guide.fleetId]);
    expect(await fleetsOf(elsewhere(buildArn()))).toEqual([]);
  });

  test("means the game session, which is shown and ended under its own", async () => {
    const { made, server } = await new GameSessions(bench, guide.fleetId).activating();
    const GameSessionId = ofOthers(known(made.GameSessionId));
    const { GameSession: updated } = await bench.client.send(
      new UpdateGameSessionCommand({ GameSessionId, Name: "renamed" }),
    );
    expect(updated).toMatchObject({ GameSessionId: made.GameSessionId, Name: "renamed" });
    const TerminationMode = "FORCE_TERMINATE";
    await bench.client.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    await bench.advance(301);
    const { GameSessions: shown } = await bench.client.send(
      new DescribeGameSessionsCommand({ GameSessionId }),
    );
    expect(shown).toMatchObject([{ GameSessionId: made.GameSessionId, Status: "TERMINATED" }]);
    server.cut();
    const other = elsewhere(known(made.GameSessionId));
    await expect(
      bench.client.send(new DescribeGameSessionsCommand({ GameSessionId: other })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });
});
