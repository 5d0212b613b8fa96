import {
  CreateGameSessionCommand,
  DescribeGameSessionsCommand,
  DescribeRuntimeConfigurationCommand,
  UpdateRuntimeConfigurationCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("runtime configurations over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  test("keep a runtime configuration whose limits hold for game sessions made from then on", async () => {
    const { fleetId: FleetId } = await setUpAsInTheGuide(bench);
    const servers = [await bench.gameServer(FleetId, 7001), await bench.gameServer(FleetId, 7002)];
    const begin = async () => {
      const { GameSession } = await bench.client.send(
        new CreateGameSessionCommand({ FleetId, MaximumPlayerSessionCount: 2 }),
      );
      return known(GameSession?.GameSessionId);
    };
    const statusOfGameSession = async (GameSessionId: string) =>
      (await bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }))).GameSessions?.[0]?.Status;
    const before = await bench.client.send(new DescribeRuntimeConfigurationCommand({ FleetId }));
    expect(before.RuntimeConfiguration).toMatchObject({
      ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64", ConcurrentExecutions: 1 }],
      MaxConcurrentGameSessionActivations: 2_147_483_647,
      GameSessionActivationTimeoutSeconds: 300,
    });
    const old = await begin();
    const updated = await bench.client.send(
      new UpdateRuntimeConfigurationCommand({
        FleetId,
        RuntimeConfiguration: { GameSessionActivationTimeoutSeconds: 10 },
      }),
    );
    expect(updated.RuntimeConfiguration).toEqual({
      ...before.RuntimeConfiguration,
      GameSessionActivationTimeoutSeconds: 10,
    });
    const young = await begin();
    await bench.advance(10);
    expect([await statusOfGameSession(old), await statusOfGameSession(young)]).toEqual([
      "ACTIVATING",
      "TERMINATED",
    ]);
    expect(servers).toHaveLength(2);
    const line = (LaunchPath: string, ConcurrentExecutions: number) => ({ LaunchPath, ConcurrentExecutions });
    for (const ServerProcesses of [
      [line("/local/game/a", 30), line("/local/game/b", 21)],
      [line("/opt/server", 1)],
      [line("C:\\game\\server.exe", 1)],
    ]) {
      await expect(
        bench.client.send(
          new UpdateRuntimeConfigurationCommand({ FleetId, RuntimeConfiguration: { ServerProcesses } }),
        ),
      ).rejects.toMatchObject({ name: "InvalidRequestException" });
    }
  });
});
