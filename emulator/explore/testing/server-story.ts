/** A server that becomes ready, is given a game session and plays, as steps of a script: for tests of laws. */
import type { Act, Script } from "../step.ts";

export const call = (operation: string, parameters: object): Act => ({
  act: "call",
  operation,
  parameters: { ...parameters },
});
export const command = (name: string, parameters: object): Act => ({
  act: "control",
  command: name,
  parameters: { ...parameters },
});
const frame = (action: string, fields: object): Act => ({
  act: "frame",
  process: "$answer@4.processId",
  action,
  fields: { ...fields },
});
export const connect: Act = {
  act: "connect",
  process: "$answer@4.processId",
  fleet: "$answer@4.fleetId",
  compute: "$answer@4.computeName",
  token: "$answer@4.authToken",
};
export const healthy = frame("HeartbeatServerProcess", { HealthStatus: true });
const startHost = command("start-managed-host", { fleetId: "$fleets@2.fleetId", watchesExits: true });
export const startPlacement = call("StartGameSessionPlacement", {
  PlacementId: "match",
  GameSessionQueueName: "queue",
  MaximumPlayerSessionCount: 4,
  DesiredPlayerSessions: [{ PlayerId: "ada" }],
});
const activate = frame("ActivateGameSession", { GameSessionId: "$gameSessions@8.gameSessionId" });
export const join = call("CreatePlayerSession", {
  GameSessionId: "$gameSessions@8.gameSessionId",
  PlayerId: "ben",
});

/** A fleet, a queue, and from the fourth step on a server that is ready after the seventh. */
export const ready: readonly Act[] = [
  call("CreateBuild", { OperatingSystem: "AMAZON_LINUX_2023" }),
  call("CreateFleet", {
    Name: "fleet",
    BuildId: "$answer@1.Build.BuildId",
    EC2InstanceType: "c5.large",
    RuntimeConfiguration: {
      ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
    },
  }),
  call("CreateGameSessionQueue", {
    Name: "queue",
    Destinations: [{ DestinationArn: "$fleets@2.fleetArn" }],
    PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 50 }],
  }),
  startHost,
  connect,
  frame("ActivateServerProcess", { Port: 7000 }),
  healthy,
];
export const playing = [...ready, startPlacement, activate];

export const scriptOf = (acts: readonly Act[]): Script => ({
  seed: "laws",
  rules: {},
  steps: acts.map((act, index) => ({ ...act, step: index + 1 })),
});
