import type { ClientStep } from "../../../harness/index.ts";

const placement = (PlacementId: string) => ({
  PlacementId,
  GameSessionQueueName: "game-session-placement",
  MaximumPlayerSessionCount: 4,
});

/** Game sessions by the guide's queue: placed, refused, stopped, timed out. */
export const placementSteps: readonly ClientStep[] = [
  { stage: "game servers", fleetId: "<createFleet.FleetAttributes.FleetId>", count: 1 },
  {
    name: "startPlacement",
    call: "StartGameSessionPlacement",
    input: {
      ...placement("placement-1"),
      DesiredPlayerSessions: [{ PlayerId: "ada", PlayerData: "archer" }, { PlayerId: "ben" }],
      // Halves are exact in a float of 32 bits, which is what the service has for them.
      PlayerLatencies: [
        { PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 40.5 },
        { PlayerId: "ben", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 120 },
      ],
      GameProperties: [{ Key: "mode", Value: "freeforall" }],
      GameSessionName: "season-one",
      GameSessionData: "größer als ASCII: ☃",
    },
    output: {
      GameSessionPlacement: {
        PlacementId: "placement-1",
        Status: "PENDING",
        PlayerLatencies: [{ PlayerId: "ada", LatencyInMilliseconds: 40.5 }, { LatencyInMilliseconds: 120 }],
        StartTime: "2026-01-01T00:00:00.000Z",
      },
    },
  },
  {
    name: "describePlacement",
    call: "DescribeGameSessionPlacement",
    input: { PlacementId: "placement-1" },
    output: {
      GameSessionPlacement: {
        Status: "FULFILLED",
        GameSessionRegion: "us-east-1",
        PlacedPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }],
        EndTime: "2026-01-01T00:00:00.000Z",
      },
    },
  },
  {
    name: "startPlacementAgain",
    call: "StartGameSessionPlacement",
    input: placement("placement-1"),
    error: "InvalidRequestException",
  },
  {
    name: "startPlacementNowhere",
    call: "StartGameSessionPlacement",
    input: { ...placement("placement-2"), GameSessionQueueName: "nobody-made-this" },
    error: "NotFoundException",
  },
  {
    name: "describeUnknownPlacement",
    call: "DescribeGameSessionPlacement",
    input: { PlacementId: "placement-2" },
    error: "NotFoundException",
  },
  {
    name: "stopUnknownPlacement",
    call: "StopGameSessionPlacement",
    input: { PlacementId: "placement-2" },
    error: "NotFoundException",
  },
  {
    name: "describePlacedSession",
    call: "DescribeGameSessions",
    input: { GameSessionId: "<describePlacement.GameSessionPlacement.GameSessionId>" },
    output: {
      GameSessions: [
        {
          Name: "season-one",
          Status: "ACTIVE",
          CurrentPlayerSessionCount: 2,
          GameSessionData: "größer als ASCII: ☃",
          GameProperties: [{ Key: "mode", Value: "freeforall" }],
        },
      ],
    },
  },
  {
    name: "endPlacedSession",
    call: "TerminateGameSession",
    input: {
      GameSessionId: "<describePlacement.GameSessionPlacement.GameSessionId>",
      TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE",
    },
    output: { GameSession: { Status: "TERMINATING" } },
  },
  {
    name: "describeEndedSession",
    call: "DescribeGameSessions",
    input: { GameSessionId: "<describePlacement.GameSessionPlacement.GameSessionId>" },
    output: { GameSessions: [{ Status: "TERMINATED", StatusReason: "TRIGGERED_ON_PROCESS_TERMINATE" }] },
  },
];

/** Placements for which there is no server: to be played when every server has a game session. */
export const waitingPlacementSteps: readonly ClientStep[] = [
  {
    name: "startWaiting",
    call: "StartGameSessionPlacement",
    input: placement("placement-3"),
    output: { GameSessionPlacement: { Status: "PENDING" } },
  },
  {
    name: "describeWaiting",
    call: "DescribeGameSessionPlacement",
    input: { PlacementId: "placement-3" },
    output: { GameSessionPlacement: { Status: "PENDING" } },
  },
  {
    name: "stopWaiting",
    call: "StopGameSessionPlacement",
    input: { PlacementId: "placement-3" },
    output: { GameSessionPlacement: { PlacementId: "placement-3" } },
  },
  {
    name: "describeStopped",
    call: "DescribeGameSessionPlacement",
    input: { PlacementId: "placement-3" },
    output: { GameSessionPlacement: { Status: "CANCELLED" } },
  },
  {
    name: "startInVain",
    call: "StartGameSessionPlacement",
    input: placement("placement-4"),
    output: { GameSessionPlacement: { Status: "PENDING" } },
  },
  { stage: "time passes", seconds: 30 },
  {
    name: "describeTimedOut",
    call: "DescribeGameSessionPlacement",
    input: { PlacementId: "placement-4" },
    output: {
      GameSessionPlacement: {
        Status: "TIMED_OUT",
        StartTime: "2026-01-01T00:00:00.000Z",
        EndTime: "2026-01-01T00:00:30.000Z",
      },
    },
  },
];
