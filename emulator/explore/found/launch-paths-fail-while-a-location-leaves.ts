/** A fleet whose launch paths were not found took a location to ERROR that was being taken away: a rule threw. */
export default {
  seed: "a/426",
  rules: { fleetStepSeconds: 5, launchedBuilds: ["launched"] },
  steps: [
    {
      step: 1,
      act: "call",
      operation: "CreateBuild",
      parameters: { Name: "launched", OperatingSystem: "AMAZON_LINUX_2023" },
    },
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
        Locations: [{ Location: "eu-west-1" }],
      },
    },
    { step: 3, act: "pass", base: "clock", milliseconds: 10000 },
    {
      step: 4,
      act: "call",
      operation: "DeleteFleetLocations",
      parameters: { FleetId: "$fleets@2.fleetId", Locations: ["eu-west-1"] },
    },
    {
      step: 5,
      act: "control",
      command: "launch-paths-validated",
      parameters: {
        fleetId: "$fleets@2.fleetId",
        flaws: [{ code: "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND", message: "no such file" }],
      },
    },
  ],
};
