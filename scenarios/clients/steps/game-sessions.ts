import type { ClientStep } from "../../../harness/index.ts";

const fleet = { FleetId: "<createFleet.FleetAttributes.FleetId>" };
const made = "<createSession.GameSession.GameSessionId>";
const unknown = `${made}-gone`;

/** Game sessions made on the guide's fleet directly, and the players in them. */
export const gameSessionSteps: readonly ClientStep[] = [
  {
    name: "createSession",
    call: "CreateGameSession",
    input: {
      ...fleet,
      MaximumPlayerSessionCount: 3,
      Name: "by-hand",
      IdempotencyToken: "by-hand-1",
      GameProperties: [
        { Key: "mode", Value: "team" },
        { Key: "map", Value: "it's a \\ map" },
      ],
    },
    output: { GameSession: { Status: "ACTIVATING", Name: "by-hand", CurrentPlayerSessionCount: 0 } },
  },
  {
    name: "createSessionAgain",
    call: "CreateGameSession",
    input: {
      ...fleet,
      MaximumPlayerSessionCount: 3,
      Name: "by-hand",
      IdempotencyToken: "by-hand-1",
      GameProperties: [
        { Key: "mode", Value: "team" },
        { Key: "map", Value: "it's a \\ map" },
      ],
    },
    output: { GameSession: { Status: "ACTIVE", GameSessionId: /by-hand-1$/ } },
  },
  {
    name: "createOtherSessionWithSameToken",
    call: "CreateGameSession",
    input: { ...fleet, MaximumPlayerSessionCount: 4, IdempotencyToken: "by-hand-1" },
    error: "IdempotentParameterMismatchException",
  },
  {
    name: "createSessionWithoutServer",
    call: "CreateGameSession",
    input: { ...fleet, MaximumPlayerSessionCount: 3 },
    error: "FleetCapacityExceededException",
  },
  {
    name: "createSessionNowhere",
    call: "CreateGameSession",
    input: { FleetId: "fleet-00000000-0000-4000-8000-000000000000", MaximumPlayerSessionCount: 3 },
    error: "NotFoundException",
  },
  {
    name: "createPlayer",
    call: "CreatePlayerSession",
    input: { GameSessionId: made, PlayerId: "ada", PlayerData: "archer" },
    output: { PlayerSession: { PlayerId: "ada", PlayerData: "archer", Status: "RESERVED" } },
  },
  {
    name: "createTooManyPlayers",
    call: "CreatePlayerSessions",
    input: { GameSessionId: made, PlayerIds: ["ben", "cleo", "dan"] },
    error: "GameSessionFullException",
  },
  {
    name: "createPlayers",
    call: "CreatePlayerSessions",
    input: { GameSessionId: made, PlayerIds: ["ben", "cleo"], PlayerDataMap: { ben: "mage" } },
    output: { PlayerSessions: [{ PlayerId: "ben", PlayerData: "mage" }, { PlayerId: "cleo" }] },
  },
  {
    name: "createPlayerInFullSession",
    call: "CreatePlayerSession",
    input: { GameSessionId: made, PlayerId: "dan" },
    error: "GameSessionFullException",
  },
  {
    name: "createPlayerNowhere",
    call: "CreatePlayerSession",
    input: { GameSessionId: unknown, PlayerId: "dan" },
    error: "NotFoundException",
  },
  {
    name: "describePlayers",
    call: "DescribePlayerSessions",
    input: { GameSessionId: made, PlayerSessionStatusFilter: "RESERVED", Limit: 2 },
    output: { PlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }] },
  },
  {
    name: "describeMorePlayers",
    call: "DescribePlayerSessions",
    input: {
      GameSessionId: made,
      PlayerSessionStatusFilter: "RESERVED",
      Limit: 2,
      NextToken: "<describePlayers.NextToken>",
    },
    output: { PlayerSessions: [{ PlayerId: "cleo" }] },
  },
  {
    name: "describePlayersWithForeignToken",
    call: "DescribePlayerSessions",
    input: { GameSessionId: made, Limit: 2, NextToken: "<describePlayers.NextToken>" },
    error: "InvalidRequestException",
  },
  {
    name: "describeUnknownPlayer",
    call: "DescribePlayerSessions",
    input: { PlayerId: "nobody" },
    output: { PlayerSessions: [] },
  },
  {
    name: "updateSession",
    call: "UpdateGameSession",
    input: {
      GameSessionId: made,
      MaximumPlayerSessionCount: 5,
      PlayerSessionCreationPolicy: "DENY_ALL",
      ProtectionPolicy: "FullProtection",
      GameProperties: [{ Key: "mode", Value: "duel" }],
    },
    output: { GameSession: { MaximumPlayerSessionCount: 5, PlayerSessionCreationPolicy: "DENY_ALL" } },
  },
  {
    name: "updateUnknownSession",
    call: "UpdateGameSession",
    input: { GameSessionId: unknown, Name: "anything" },
    error: "NotFoundException",
  },
  {
    name: "createPlayerWhereNoneIsWanted",
    call: "CreatePlayerSession",
    input: { GameSessionId: made, PlayerId: "dan" },
    error: "InvalidGameSessionStatusException",
  },
  {
    name: "searchSessions",
    call: "SearchGameSessions",
    input: {
      AliasId: "<createAlias.Alias.AliasId>",
      FilterExpression: "gameSessionProperties.mode = 'duel' AND playerSessionCount>=3",
      SortExpression: "maximumSessions DESC",
    },
    output: { GameSessions: [{ GameSessionId: /by-hand-1$/, CurrentPlayerSessionCount: 3 }] },
  },
  {
    name: "searchSessionsInVain",
    call: "SearchGameSessions",
    input: { ...fleet, FilterExpression: "gameSessionName = 'nobody'" },
    output: { GameSessions: [] },
  },
  {
    name: "searchSessionsWithoutSense",
    call: "SearchGameSessions",
    input: { ...fleet, FilterExpression: "gameSessionName <=> 'by-hand'" },
    error: "InvalidRequestException",
  },
  {
    name: "listActiveSessions",
    call: "DescribeGameSessions",
    input: { AliasId: "<createAlias.Alias.AliasId>", StatusFilter: "ACTIVE", Limit: 10 },
    output: { GameSessions: [{ Name: "by-hand" }] },
  },
  {
    name: "describeDetails",
    call: "DescribeGameSessionDetails",
    input: { GameSessionId: made },
    output: {
      GameSessionDetails: [{ GameSession: { Name: "by-hand" }, ProtectionPolicy: "FullProtection" }],
    },
  },
  {
    name: "describeDetailsAtTerminatedOnes",
    call: "DescribeGameSessionDetails",
    input: { ...fleet, StatusFilter: "TERMINATED", Limit: 5 },
    output: { GameSessionDetails: [{ GameSession: { Name: "season-one" } }] },
  },
  {
    name: "describeDetailsOfUnknownSession",
    call: "DescribeGameSessionDetails",
    input: { GameSessionId: unknown },
    error: "NotFoundException",
  },
  {
    name: "getLogUrl",
    call: "GetGameSessionLogUrl",
    input: { GameSessionId: made },
    output: { PreSignedUrl: /^http/ },
  },
  {
    name: "getLogUrlOfUnknownSession",
    call: "GetGameSessionLogUrl",
    input: { GameSessionId: unknown },
    error: "NotFoundException",
  },
  {
    name: "getConnectionDetails",
    call: "GetPlayerConnectionDetails",
    input: { GameSessionId: made, PlayerIds: ["ada", "ben"] },
    output: { PlayerConnectionDetails: [{ PlayerId: "ada" }, { PlayerId: "ben" }] },
  },
  {
    name: "getConnectionDetailsOfUnknownSession",
    call: "GetPlayerConnectionDetails",
    input: { GameSessionId: unknown, PlayerIds: ["ada"] },
    error: "NotFoundException",
  },
  {
    name: "describeUnknownSession",
    call: "DescribeGameSessions",
    input: { GameSessionId: unknown },
    error: "NotFoundException",
  },
  {
    name: "terminateUnknownSession",
    call: "TerminateGameSession",
    input: { GameSessionId: unknown, TerminationMode: "FORCE_TERMINATE" },
    error: "NotFoundException",
  },
];

/** The end of the game session that was made by hand. */
export const gameSessionEndSteps: readonly ClientStep[] = [
  {
    name: "describeLapsedPlayers",
    call: "DescribePlayerSessions",
    input: { PlayerSessionId: "<createPlayer.PlayerSession.PlayerSessionId>" },
    output: { PlayerSessions: [{ Status: "RESERVED" }] },
  },
  { stage: "time passes", seconds: 30 },
  {
    name: "describeTimedOutPlayer",
    call: "DescribePlayerSessions",
    input: { PlayerSessionId: "<createPlayer.PlayerSession.PlayerSessionId>" },
    output: { PlayerSessions: [{ Status: "TIMEDOUT", TerminationTime: "2026-01-01T00:01:00.000Z" }] },
  },
  {
    name: "terminateSession",
    call: "TerminateGameSession",
    input: { GameSessionId: made, TerminationMode: "FORCE_TERMINATE" },
    output: { GameSession: { Status: "TERMINATING" } },
  },
  {
    name: "createPlayerInEndedSession",
    call: "CreatePlayerSession",
    input: { GameSessionId: made, PlayerId: "dan" },
    error: "InvalidGameSessionStatusException",
  },
];
