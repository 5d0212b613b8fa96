import {
  CreateFleetCommand,
  CreateGameSessionCommand,
  CreateGameSessionQueueCommand,
  CreateLocationCommand,
  DescribeGameSessionsCommand,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
  TerminateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../options.ts";
import { known } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { ScriptedGameServer } from "../testing/scripted-game-server.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("on a machine of one's own, over %s,", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;
  let server: ScriptedGameServer;
  const begin = async (options: EmulatorOptions = {}) => {
    bench = await TestEmulator.start(protocol, options);
    const { client } = bench;
    await client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
    const { FleetAttributes: fleet } = await client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    fleetId = known(fleet?.FleetId);
    await client.send(
      new CreateGameSessionQueueCommand({
        Name: "queue",
        Destinations: [{ DestinationArn: known(fleet?.FleetArn) }],
      }),
    );
    const { Compute: compute } = await client.send(
      new RegisterComputeCommand({
        FleetId: fleetId,
        ComputeName: "desk-1",
        Location: "custom-office",
        IpAddress: "10.1.2.3",
        DnsName: "desk-1.office.example",
      }),
    );
    const { AuthToken } = await client.send(
      new GetComputeAuthTokenCommand({ FleetId: fleetId, ComputeName: "desk-1" }),
    );
    server = await ScriptedGameServer.connect({
      endpoint: known(compute?.GameLiftServiceSdkEndpoint),
      fleetId,
      computeName: "desk-1",
      authToken: known(AuthToken),
    });
    await server.becomePlaceable(7777);
  };
  afterEach(async () => {
    server.cut();
    await bench.close();
  });

  test("the region of a game session is that of its fleet, when a user chooses so", async () => {
    await begin({ rules: { customLocationRegion: "home-region" } });
    const placements = new Placements(bench, "queue");
    await placements.start();
    await server.activateNextGameSession();
    expect(await placements.describe()).toMatchObject({
      GameSessionId: expect.stringContaining("/custom-office/"),
      GameSessionRegion: "us-east-1",
    });
  });

  test("a placement's game session bears the location in its id and as its region", async () => {
    await begin();
    const placements = new Placements(bench, "queue");
    await placements.start();
    const id = `arn:aws:gamelift:us-east-1::gamesession/${fleetId}/custom-office/placement-1`;
    expect(await server.activateNextGameSession()).toBe(id);
    expect(await placements.describe()).toMatchObject({
      Status: "FULFILLED",
      GameSessionId: id,
      GameSessionRegion: "custom-office",
      IpAddress: "10.1.2.3",
      DnsName: "desk-1.office.example",
      Port: 7777,
    });
  });

  test("a game session tells its machine, and cannot be ended by force", async () => {
    await begin();
    const { GameSession: made } = await bench.client.send(
      new CreateGameSessionCommand({
        FleetId: fleetId,
        Location: "custom-office",
        MaximumPlayerSessionCount: 2,
      }),
    );
    expect(made).toMatchObject({
      Location: "custom-office",
      ComputeName: "desk-1",
      IpAddress: "10.1.2.3",
      DnsName: "desk-1.office.example",
    });
    const GameSessionId = await server.activateNextGameSession();
    await expect(
      bench.client.send(
        new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "FORCE_TERMINATE" }),
      ),
    ).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("Anywhere"),
    });
    const { GameSession: ending } = await bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    expect(ending?.Status).toBe("TERMINATING");
    await server.push("TerminateProcess");
  });

  test("a game session is ended by force when a user chooses so, and its process with it", async () => {
    await begin({ rules: { forceTerminatesAnywhere: true } });
    await bench.client.send(
      new CreateGameSessionCommand({
        FleetId: fleetId,
        Location: "custom-office",
        MaximumPlayerSessionCount: 2,
      }),
    );
    const GameSessionId = await server.activateNextGameSession();
    await bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "FORCE_TERMINATE" }),
    );
    await expect(server.ask("HeartbeatServerProcess", { HealthStatus: true })).rejects.toThrow(
      "has ended (TerminateGameSession with FORCE_TERMINATE)",
    );
    const { GameSessions: ended } = await bench.client.send(
      new DescribeGameSessionsCommand({ GameSessionId }),
    );
    expect(ended).toMatchObject([{ Status: "TERMINATED", StatusReason: "FORCE_TERMINATED" }]);
  });
});
