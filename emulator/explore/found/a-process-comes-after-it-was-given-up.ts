/** A process that came after the limit of its start, and was to be killed for that, took a second slot. */
export default {
  seed: "a/532",
  rules: {},
  steps: [
    { step: 1, act: "call", operation: "CreateBuild", parameters: { OperatingSystem: "AMAZON_LINUX_2023" } },
    {
      step: 2,
      act: "call",
      operation: "CreateFleet",
      parameters: {
        Name: "managed",
        BuildId: "$answer@1.Build.BuildId",
        EC2InstanceType: "c5.large",
        RuntimeConfiguration: {
          ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
        },
      },
    },
    {
      step: 3,
      act: "control",
      command: "start-managed-host",
      parameters: { fleetId: "$fleets@2.fleetId", watchesExits: true },
    },
    { step: 4, act: "pass to due", base: "real", offset: 0 },
    {
      step: 5,
      act: "connect",
      process: "$answer@3.processId",
      fleet: "$answer@3.fleetId",
      compute: "$answer@3.computeName",
      token: "$answer@3.authToken",
    },
    {
      step: 6,
      act: "frame",
      process: "$serverProcesses@5.processId",
      action: "TerminateServerProcess",
      fields: {},
    },
  ],
};
