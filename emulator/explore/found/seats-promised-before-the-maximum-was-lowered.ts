/** A maximum was lowered below what a placement had been promised, before its game session was activated: the promise holds. */
export default {
  seed: "last/1006",
  rules: {},
  steps: [
    { step: 1, act: "call", operation: "CreateLocation", parameters: { LocationName: "custom-desk" } },
    {
      step: 2,
      act: "call",
      operation: "CreateFleet",
      parameters: { Name: "anywhere", ComputeType: "ANYWHERE", Locations: [{ Location: "custom-desk" }] },
    },
    {
      step: 3,
      act: "call",
      operation: "CreateGameSessionQueue",
      parameters: {
        Name: "silent",
        Destinations: [{ DestinationArn: "$answer@2.FleetAttributes.FleetArn" }],
      },
    },
    {
      step: 4,
      act: "call",
      operation: "StartGameSessionPlacement",
      parameters: {
        PlacementId: "placement-165",
        GameSessionQueueName: "$queues@3.name",
        MaximumPlayerSessionCount: 1,
        DesiredPlayerSessions: [{ PlayerId: "player-14" }],
      },
    },
    {
      step: 5,
      act: "call",
      operation: "RegisterCompute",
      parameters: {
        FleetId: "$fleets@2.fleetId",
        ComputeName: "desk-4",
        Location: "custom-desk",
        IpAddress: "10.0.0.1",
      },
    },
    {
      step: 6,
      act: "call",
      operation: "GetComputeAuthToken",
      parameters: { FleetId: "$fleets@2.fleetId", ComputeName: "desk-4" },
    },
    {
      step: 7,
      act: "connect",
      process: "process-62",
      fleet: "$fleets@2.fleetId",
      compute: "desk-4",
      token: "$answer@6.AuthToken",
      isSimulated: true,
    },
    { step: 8, act: "frame", process: "process-62", action: "ActivateServerProcess", fields: { Port: 1 } },
    {
      step: 9,
      act: "frame",
      process: "process-62",
      action: "HeartbeatServerProcess",
      fields: { HealthStatus: true },
    },
    {
      step: 10,
      act: "call",
      operation: "UpdateGameSession",
      parameters: { GameSessionId: "$gameSessions@9.gameSessionId", MaximumPlayerSessionCount: 0 },
    },
    {
      step: 11,
      act: "frame",
      process: "$push@9.processId",
      action: "ActivateGameSession",
      fields: { GameSessionId: "$push@9.gameSession.gameSessionId" },
    },
  ],
};
