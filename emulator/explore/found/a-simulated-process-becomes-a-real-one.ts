/** A repeated ProcessReady moved a process into the other time, while a limit went on in the first one. */
export default {
  seed: "a/674",
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
    { step: 3, act: "control", command: "start-managed-host", parameters: { fleetId: "$fleets@2.fleetId" } },
    {
      step: 4,
      act: "connect",
      process: "$answer@3.processId",
      fleet: "$answer@3.fleetId",
      compute: "$answer@3.computeName",
      token: "$answer@3.authToken",
      isSimulated: true,
    },
    {
      step: 5,
      act: "frame",
      process: "$answer@3.processId",
      action: "ActivateServerProcess",
      fields: { Port: 1, SdkToolName: "windtunnel-simulated" },
    },
    { step: 6, act: "pass to due", base: "clock", offset: 0 },
    {
      step: 7,
      act: "frame",
      process: "$serverProcesses@4.processId",
      action: "ActivateServerProcess",
      fields: { Port: 1 },
    },
  ],
};
