/** Game servers that serve nobody. */
import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { DeregisterComputeCommand } from "@aws-sdk/client-gamelift";
import { anywhereHost, registerAnywhereCompute } from "../../../testing/anywhere-compute.ts";
import { eventually } from "../../../testing/eventually.ts";
import { known } from "../../../testing/guide-set-up.ts";
import { LAUNCHED_BUILD, makeLaunchedFleet } from "../../../testing/launched-fleet.ts";
import type { BrokenSetUp } from "../broken-set-up.ts";
import { type ExplainBench, refused } from "../explain-bench.ts";

const TOKEN_HOURS = 3;

/** The queue leads to a fleet of real processes whose one launch path is this; waits until it has gone wrong. */
async function launches(bench: ExplainBench, LaunchPath: string, event: string): Promise<undefined> {
  const { bench: test } = bench.sdk;
  const fleetId = await makeLaunchedFleet(test, [{ LaunchPath, ConcurrentExecutions: 1 }]);
  await eventually(
    event,
    () => bench.sdk.control.journal(0).some(({ what }) => what === `fleet event ${event}`),
    () => bench.sdk.control.journal(0).at(-1),
  );
  const DestinationArn = `arn:aws:gamelift:us-east-1:000000000000:fleet/${fleetId}`;
  await bench.changeQueue({ Destinations: [{ DestinationArn }] });
  return await bench.waitInVain();
}

/** Begins to connect and answers when it has failed, as it must. */
async function speakTls(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  await once(connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false }), "error");
}

async function speakPlainly(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.end("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  socket.resume().on("error", () => undefined);
  await once(socket, "close");
}

export const serverSetUps: readonly BrokenSetUp[] = [
  {
    title: "no server process was started",
    code: "no-server-process",
    make: (bench) => bench.waitInVain(),
  },
  {
    title: "the server connects and never calls ProcessReady",
    code: "process-not-ready",
    make: async (bench) => {
      await bench.sdk.connect(bench.sdk.host({ isSimulated: true }));
      return await bench.waitInVain();
    },
  },
  {
    title: "the process never sends a heartbeat",
    code: "heartbeat-missing",
    make: async (bench) => {
      const client = await bench.sdk.connect(bench.sdk.host({ isSimulated: true }));
      await client.ask("ActivateServerProcess", { Port: 7001, LogPaths: null });
      return await bench.waitInVain();
    },
  },
  {
    title: "the process's heartbeats have stopped",
    code: "heartbeat-missing",
    make: async (bench) => {
      await bench.sdk.placeable();
      await bench.sdk.bench.advance(200);
      return await bench.waitInVain();
    },
  },
  {
    title: "the process reports that it is unhealthy",
    code: "process-unhealthy",
    make: async (bench) => {
      const { client } = await bench.sdk.placeable();
      await client.ask("HeartbeatServerProcess", { HealthStatus: false });
      return await bench.waitInVain();
    },
  },
  {
    title: "the process was ended, having been unhealthy three times",
    code: "process-unhealthy",
    make: async (bench) => {
      const { client } = await bench.sdk.placeable();
      for (let report = 0; report < 3; report += 1)
        await client.ask("HeartbeatServerProcess", { HealthStatus: false });
      return await bench.waitInVain();
    },
  },
  {
    title: "every process hosts a game session already",
    code: "process-hosting",
    make: async (bench) => {
      await bench.play({ PlacementId: "first" });
      return await bench.waitInVain();
    },
  },
  {
    title: "the process never calls ActivateGameSession, until the queue gives up",
    code: "activation-missing",
    make: async (bench) => {
      await bench.sdk.placeable();
      return await bench.waitInVain();
    },
  },
  {
    title: "the process never calls ActivateGameSession, until the fleet gives up",
    code: "activation-missing",
    fleet: {
      RuntimeConfiguration: {
        GameSessionActivationTimeoutSeconds: 10,
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
      },
    },
    make: async (bench) => {
      await bench.sdk.placeable();
      return await bench.waitInVain();
    },
  },
  {
    title: "the server comes with a token that has expired",
    code: "token-expired",
    make: async (bench) => {
      const host = bench.sdk.host({ isSimulated: true });
      await bench.sdk.pass("real", TOKEN_HOURS * 3_600 + 1);
      await refused(bench.sdk.connect(host));
      return await bench.waitInVain();
    },
  },
  {
    title: "the server comes with a token of somebody else's",
    code: "token-unknown",
    make: async (bench) => {
      await refused(bench.sdk.connect(bench.sdk.host(), { Authorization: "made-up" }));
      return await bench.waitInVain();
    },
  },
  {
    title: "the compute was deregistered",
    code: "compute-deregistered",
    make: async (bench) => {
      const compute = await registerAnywhereCompute(bench.sdk.bench);
      const host = await anywhereHost(bench.sdk.bench, compute, "process-1");
      const { FleetId, ComputeName } = compute;
      await bench.client.send(new DeregisterComputeCommand({ FleetId, ComputeName }));
      await bench.sdk.bench.settled();
      await refused(bench.sdk.connect(host));
      return undefined;
    },
  },
  {
    title: "the server comes again with the id of a process that has ended",
    code: "process-id-used",
    make: async (bench) => {
      const { host, client } = await bench.sdk.placeable();
      await client.ask("TerminateServerProcess");
      await bench.sdk.bench.settled();
      await refused(bench.sdk.connect(host));
      return await bench.waitInVain();
    },
  },
  {
    title: "the server begins TLS on the plain port",
    code: "tls-refused",
    make: async (bench) => {
      const { serverSdkUrl } = bench.sdk.bench.emulator.addresses;
      await speakTls(serverSdkUrl);
      await eventually("the refusal is written", () => bench.sdk.journal("refusal").length > 0);
      return undefined;
    },
  },
  {
    title: "the server speaks plainly to the port with TLS",
    code: "tls-refused",
    make: async (bench) => {
      const { serverSdkTlsUrl } = bench.sdk.bench.emulator.addresses;
      await speakPlainly(serverSdkTlsUrl);
      await eventually("the refusal is written", () => bench.sdk.journal("refusal").length > 0);
      return undefined;
    },
  },
  {
    title: "the launch path names no file of the build",
    code: "launch-path-wrong",
    options: { builds: { [LAUNCHED_BUILD]: "/bin" } },
    make: (bench) => launches(bench, "/local/game/no-such-server", "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND"),
  },
  {
    title: "the server exits as soon as it is started",
    code: "process-crashed",
    options: { builds: { [LAUNCHED_BUILD]: "/bin" } },
    make: (bench) => launches(bench, "/local/game/false", "SERVER_PROCESS_CRASHED"),
  },
  {
    title: "a seat is reserved, and the player never comes",
    code: "reservation-lapsed",
    make: async (bench) => {
      bench.topic();
      await bench.play({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
      await bench.sdk.bench.advance(61);
      return known("ada");
    },
  },
];
