/** What a backend does for matches: it asks for places, waits, stops, makes game sessions itself and ends them. */
import type { Act } from "../step.ts";
import { PLACED_REGIONS } from "./places.ts";
import { type Acts, answerOf, type Player, reference, regionOfFleet, type View } from "./player.ts";

function latencies({ chance }: View, players: readonly string[]): readonly object[] {
  return players.flatMap((PlayerId) =>
    PLACED_REGIONS.filter(() => chance.percent(70)).map((RegionIdentifier) => ({
      PlayerId,
      RegionIdentifier,
      LatencyInMilliseconds: chance.between(1, 20) * 10,
    })),
  );
}

function* startPlacement(view: View): Acts {
  const { chance } = view;
  const queue = view.any("queues");
  if (queue === undefined) return;
  const players = Array.from({ length: chance.below(4) }, () => `player-${chance.below(40)}`);
  const distinct = [...new Set(players)];
  yield {
    act: "call",
    operation: "StartGameSessionPlacement",
    parameters: {
      PlacementId: `placement-${chance.below(200)}`,
      GameSessionQueueName: reference(queue, "name"),
      MaximumPlayerSessionCount: chance.between(1, 5),
      ...(distinct.length === 0 ? {} : { DesiredPlayerSessions: distinct.map((PlayerId) => ({ PlayerId })) }),
      ...(chance.percent(40) ? { PlayerLatencies: latencies(view, distinct) } : {}),
      ...(chance.percent(15)
        ? { GameProperties: [{ Key: "mode", Value: chance.oneOf("duel", "race") }] }
        : {}),
      ...(chance.percent(10)
        ? {
            PriorityConfigurationOverride: {
              LocationOrder: [chance.oneOf(...PLACED_REGIONS)],
              ...(chance.percent(50)
                ? { PlacementFallbackStrategy: chance.oneOf("NONE", "DEFAULT_AFTER_SINGLE_PASS") }
                : {}),
            },
          }
        : {}),
    },
  };
}

function* stopPlacement(view: View): Acts {
  const placement = view.any("placements", ({ status }) => status === "PENDING") ?? view.any("placements");
  if (placement === undefined) return;
  const PlacementId = reference(placement, "placementId");
  yield { act: "call", operation: "StopGameSessionPlacement", parameters: { PlacementId } };
}

function* createGameSession(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets");
  const alias = view.any("aliases");
  if (fleet === undefined) return;
  const { locations, computeType } = fleet.record;
  const location = locations[chance.below(locations.length)]?.location ?? "us-east-1";
  const isByAlias = alias !== undefined && chance.percent(30);
  const parameters = {
    ...(isByAlias ? { AliasId: reference(alias, "aliasId") } : { FleetId: reference(fleet, "fleetId") }),
    ...(computeType === "ANYWHERE" || chance.percent(30) ? { Location: location } : {}),
    MaximumPlayerSessionCount: chance.between(1, 5),
    ...(chance.percent(30) ? { IdempotencyToken: `token-${chance.below(5)}` } : {}),
    ...(chance.percent(50) ? { CreatorId: `creator-${chance.below(2)}` } : {}),
    ...(chance.percent(20) ? { GameProperties: [{ Key: "mode", Value: "duel" }] } : {}),
  };
  const create: Act = { act: "call", operation: "CreateGameSession", parameters, ...regionOfFleet(fleet) };
  yield create;
  // Once more, as whoever has not heard the answer does, or whoever wants another one.
  if (chance.percent(40)) yield create;
}

function* terminate(view: View): Acts {
  const gameSession =
    view.any("gameSessions", ({ status }) => status === "ACTIVE") ?? view.any("gameSessions");
  if (gameSession === undefined) return;
  yield {
    act: "call",
    operation: "TerminateGameSession",
    parameters: {
      GameSessionId: reference(gameSession, "gameSessionId"),
      TerminationMode: view.chance.oneOf("FORCE_TERMINATE", "TRIGGER_ON_PROCESS_TERMINATE"),
    },
  };
}

function* update(view: View): Acts {
  const { chance } = view;
  const gameSession =
    view.any("gameSessions", ({ status }) => status === "ACTIVE") ?? view.any("gameSessions");
  if (gameSession === undefined) return;
  yield {
    act: "call",
    operation: "UpdateGameSession",
    parameters: {
      GameSessionId: reference(gameSession, "gameSessionId"),
      ...(chance.percent(40)
        ? { MaximumPlayerSessionCount: gameSession.record.maximumPlayerSessionCount + chance.below(3) }
        : {}),
      ...(chance.percent(40) ? { PlayerSessionCreationPolicy: chance.oneOf("ACCEPT_ALL", "DENY_ALL") } : {}),
      ...(chance.percent(30) ? { ProtectionPolicy: chance.oneOf("FullProtection", "NoProtection") } : {}),
      ...(chance.percent(30)
        ? {
            GameProperties: Array.from({ length: chance.between(1, 8) }, () => ({
              Key: `key-${chance.below(30)}`,
              Value: "x",
            })),
          }
        : {}),
    },
  };
}

function* search(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets");
  if (fleet === undefined) return;
  yield {
    act: "call",
    operation: "SearchGameSessions",
    ...regionOfFleet(fleet),
    parameters: {
      FleetId: reference(fleet, "fleetId"),
      ...(chance.percent(60)
        ? {
            FilterExpression: chance.oneOf(
              "hasAvailablePlayerSessions=true",
              "playerSessionCount>0",
              "gameSessionProperties.mode='duel'",
              "maximumSessions>=2 AND hasAvailablePlayerSessions=false",
            ),
          }
        : {}),
      ...(chance.percent(40)
        ? {
            SortExpression: chance.oneOf(
              "creationTimeMillis ASC",
              "playerSessionCount DESC",
              "maximumSessions ASC",
            ),
          }
        : {}),
      ...(chance.percent(40) ? { Limit: chance.between(1, 3) } : {}),
    },
  };
}

/** Asks for a list page by page. */
function* readPages(view: View): Acts {
  const { chance } = view;
  const seat = view.any("playerSessions");
  const gameSession = view.any(
    "gameSessions",
    ({ gameSessionId }) => gameSessionId === seat?.record.gameSessionId,
  );
  const fleet = view.any("fleets");
  const Limit = chance.between(1, 3);
  const seatFilter = chance.percent(60)
    ? { PlayerSessionStatusFilter: chance.oneOf("RESERVED", "ACTIVE", "COMPLETED", "TIMEDOUT") }
    : {};
  const asked = [
    gameSession &&
      ([
        "DescribePlayerSessions",
        { GameSessionId: reference(gameSession, "gameSessionId"), ...seatFilter },
      ] as const),
    seat && (["DescribePlayerSessions", { PlayerId: reference(seat, "playerId") }] as const),
    fleet &&
      ([
        "DescribeGameSessions",
        {
          FleetId: reference(fleet, "fleetId"),
          ...(chance.percent(40) ? { StatusFilter: chance.oneOf("ACTIVE", "TERMINATED", "ACTIVATING") } : {}),
        },
      ] as const),
    ["ListAliases", {}] as const,
  ].filter((one) => one !== undefined);
  const [operation, members] = chance.pick(asked) ?? ["ListAliases", {}];
  let page: object = {};
  for (let pages = 0; pages < 4; pages += 1) {
    const read = yield { act: "call", operation, parameters: { ...members, Limit, ...page } };
    if (read.answer?.NextToken === undefined) return;
    page = { NextToken: answerOf(read, "NextToken") };
  }
}

export const matches: readonly Player[] = [
  { name: "start a placement", weight: 14, play: startPlacement },
  { name: "stop a placement", weight: 2, play: stopPlacement },
  { name: "create a game session", weight: 5, play: createGameSession },
  { name: "terminate a game session", weight: 2, play: terminate },
  { name: "update a game session", weight: 3, play: update },
  { name: "search", weight: 3, play: search },
  { name: "read pages", weight: 4, play: readPages },
];
