/** Calls of the API that come to nothing. */
import {
  CreateGameSessionCommand,
  CreatePlayerSessionCommand,
  StartGameSessionPlacementCommand,
  StopGameSessionPlacementCommand,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import type { BrokenSetUp } from "../broken-set-up.ts";
import { refused } from "../explain-bench.ts";

const players = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ PlayerId: `player-${index}` }));

export const callSetUps: readonly BrokenSetUp[] = [
  {
    title: "the name of the queue is wrong",
    code: "queue-not-found",
    make: async (bench) => {
      await refused(bench.sdk.placements.start({ GameSessionQueueName: "game-session-placment" }));
      return undefined;
    },
  },
  {
    title: "the client is configured for another Region",
    code: "wrong-region",
    make: async (bench) => {
      const elsewhere = bench.sdk.bench.clientOf("json", "eu-west-1");
      const asked = {
        PlacementId: "placement-1",
        GameSessionQueueName: bench.sdk.guide.queueName,
        MaximumPlayerSessionCount: 4,
      };
      await refused(elsewhere.send(new StartGameSessionPlacementCommand(asked)));
      return undefined;
    },
  },
  {
    title: "more players than seats",
    code: "more-players-than-seats",
    make: async (bench) => {
      await refused(
        bench.sdk.placements.start({ DesiredPlayerSessions: players(5), MaximumPlayerSessionCount: 4 }),
      );
      return "placement-1";
    },
  },
  {
    title: "the id of the placement was used before",
    code: "placement-id-used",
    make: async (bench) => {
      bench.topic();
      await bench.play();
      await refused(bench.sdk.placements.start());
      return "placement-1";
    },
  },
  {
    title: "one call too many is throttled",
    code: "call-throttled",
    options: { rateLimits: { StartGameSessionPlacement: { burst: 1, perSecond: 1 } } },
    make: async (bench) => {
      bench.topic();
      await bench.sdk.placements.start();
      await refused(bench.sdk.placements.start({ PlacementId: "placement-2" }));
      return undefined;
    },
  },
  {
    title: "a creator has made as many game sessions as the policy allows",
    code: "creator-limit",
    fleet: { ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 1, PolicyPeriodInMinutes: 15 } },
    make: async (bench) => {
      for (const port of [7001, 7002]) await bench.sdk.placeable({ port });
      const asked = { FleetId: bench.sdk.guide.fleetId, MaximumPlayerSessionCount: 4, CreatorId: "ada" };
      await bench.client.send(new CreateGameSessionCommand(asked));
      await refused(bench.client.send(new CreateGameSessionCommand(asked)));
      return undefined;
    },
  },
  {
    title: "the game session's policy is DENY_ALL",
    code: "policy-denies-all",
    make: async (bench) => {
      bench.topic();
      const GameSessionId = await bench.play();
      await bench.client.send(
        new UpdateGameSessionCommand({ GameSessionId, PlayerSessionCreationPolicy: "DENY_ALL" }),
      );
      await refused(bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" })));
      return "ada";
    },
  },
  {
    title: "the game session is full",
    code: "game-session-full",
    make: async (bench) => {
      bench.topic();
      const GameSessionId = await bench.play({ DesiredPlayerSessions: players(4) });
      await refused(bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" })));
      return GameSessionId;
    },
  },
  {
    title: "somebody stopped the placement",
    code: "stopped-by-call",
    make: async (bench) => {
      await bench.sdk.placements.start();
      await bench.client.send(new StopGameSessionPlacementCommand({ PlacementId: "placement-1" }));
      return "placement-1";
    },
  },
];
