import {
  CreateFleetCommand,
  CreateGameSessionCommand,
  CreateGameSessionQueueCommand,
  CreateLocationCommand,
  DeregisterComputeCommand,
  DescribeComputeCommand,
  DescribeGameSessionsCommand,
  GetComputeAuthTokenCommand,
  ListComputeCommand,
  RegisterComputeCommand,
  type RegisterComputeInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import type { RuleOptions } from "../services/rule-options.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { ScriptedGameServer } from "../testing/scripted-game-server.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("computes over %s", (protocol) => {
  let bench: TestEmulator;
  let FleetId: string;
  const servers: ScriptedGameServer[] = [];

  const start = async (rules: Partial<RuleOptions> = {}) => {
    bench = await TestEmulator.start(protocol, { rules });
    for (const LocationName of ["custom-office", "custom-home"]) {
      await bench.client.send(new CreateLocationCommand({ LocationName }));
    }
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }, { Location: "custom-home" }],
      }),
    );
    FleetId = known(fleet?.FleetId);
    await bench.client.send(
      new CreateGameSessionQueueCommand({
        Name: "queue",
        Destinations: [{ DestinationArn: known(fleet?.FleetArn) }],
      }),
    );
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) server.cut();
    await bench.close();
  });

  const register = async (ComputeName: string, given: Partial<RegisterComputeInput> = {}) => {
    const { Compute } = await bench.client.send(
      new RegisterComputeCommand({
        FleetId,
        ComputeName,
        Location: "custom-office",
        IpAddress: "10.1.2.3",
        ...given,
      }),
    );
    return known(Compute);
  };
  const connect = async (computeName: string, authToken?: string, port = 7777) => {
    const token =
      authToken ??
      (await bench.client.send(new GetComputeAuthTokenCommand({ FleetId, ComputeName: computeName })))
        .AuthToken;
    const server = await ScriptedGameServer.connect({
      endpoint: bench.emulator.addresses.serverSdkUrl,
      fleetId: FleetId,
      computeName,
      authToken: known(token),
    });
    servers.push(server);
    await server.becomePlaceable(port);
    return server;
  };
  const statusOf = async (GameSessionId: string) => {
    const { GameSessions } = await bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }));
    return GameSessions?.[0]?.Status;
  };
  const list = async (filter: Partial<ListComputeCommand["input"]> = {}) => {
    const { ComputeList } = await bench.client.send(new ListComputeCommand({ FleetId, ...filter }));
    return known(ComputeList);
  };

  test("registered computes are shown by name and ARN, and listed by location and status", async () => {
    await start();
    const desk = await register("rack/desk-1");
    const sofa = await register("sofa", { Location: "custom-home" });
    for (const ComputeName of [desk.ComputeName, desk.ComputeArn]) {
      const { Compute } = await bench.client.send(new DescribeComputeCommand({ FleetId, ComputeName }));
      expect(Compute).toEqual(desk);
    }
    expect(await list()).toEqual([desk, sofa]);
    expect(await list({ FleetId: desk.FleetArn, Location: "custom-home" })).toEqual([sofa]);
    expect(await list({ Location: "custom-none" })).toEqual([]);
    expect(await list({ ComputeStatus: "ACTIVE" })).toEqual([desk, sofa]);
    expect(await list({ ComputeStatus: "IMPAIRED" })).toEqual([]);
    await expect(list({ ContainerGroupDefinitionName: "group" })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("ContainerGroupDefinitionName"),
    });
  });

  test("an instance of a managed fleet is a compute that cannot be deregistered", async () => {
    await start();
    const { fleetId } = await setUpAsInTheGuide(bench);
    await bench.gameServer(fleetId, 7001);
    const [instance] = await list({ FleetId: fleetId });
    expect(instance).toMatchObject({
      FleetId: fleetId,
      ComputeName: expect.stringMatching(/^i-[0-9a-f]{17}$/),
      InstanceId: instance?.ComputeName,
      Type: "c4.large",
      OperatingSystem: "AMAZON_LINUX_2",
      ComputeStatus: "Active",
      Location: "us-east-1",
    });
    for (const member of ["ComputeArn", "GameLiftServiceSdkEndpoint"]) {
      expect(instance).not.toHaveProperty(member);
    }
    const named = { FleetId: fleetId, ComputeName: instance?.ComputeName };
    const { Compute } = await bench.client.send(new DescribeComputeCommand(named));
    expect(Compute).toEqual(instance);
    await expect(bench.client.send(new DeregisterComputeCommand(named))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("managed fleet"),
    });
  });

  test("what does not exist is not found", async () => {
    await start();
    for (const command of [DescribeComputeCommand, DeregisterComputeCommand]) {
      for (const named of [
        { FleetId, ComputeName: "unknown" },
        { FleetId: "fleet-unknown", ComputeName: "unknown" },
      ]) {
        await expect(bench.client.send(new command(named) as DescribeComputeCommand)).rejects.toMatchObject({
          name: "NotFoundException",
        });
      }
    }
    await expect(list({ FleetId: "fleet-unknown" })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("fleet-unknown"),
    });
  });

  test("a deregistered compute's processes are told to end, and its tokens are invalid at once", async () => {
    await start();
    await register("desk-1");
    const { AuthToken } = await bench.client.send(
      new GetComputeAuthTokenCommand({ FleetId, ComputeName: "desk-1" }),
    );
    const server = await connect("desk-1", AuthToken);
    await bench.client.send(
      new CreateGameSessionCommand({ FleetId, Location: "custom-office", MaximumPlayerSessionCount: 2 }),
    );
    const GameSessionId = await server.activateNextGameSession();

    await bench.client.send(new DeregisterComputeCommand({ FleetId, ComputeName: "desk-1" }));
    expect(await statusOf(GameSessionId)).toBe("TERMINATING");
    expect(await list()).toEqual([]);
    await server.push("TerminateProcess");
    await expect(connect("desk-1", AuthToken)).rejects.toThrow("403");
    await server.ask("TerminateServerProcess");
    expect(await statusOf(GameSessionId)).toBe("TERMINATED");
    await expect(server.ask("HeartbeatServerProcess", { HealthStatus: true })).rejects.toThrow(
      "compute desk-1 was deregistered",
    );
    await register("desk-1");
    await expect(connect("desk-1", AuthToken)).rejects.toThrow("403");
    await connect("desk-1");
  });

  test("a placement whose compute is deregistered while it starts goes on elsewhere", async () => {
    await start();
    await register("desk-1");
    await register("desk-2", { IpAddress: "10.1.2.4" });
    const first = await connect("desk-1");
    const second = await connect("desk-2", undefined, 8888);
    const placements = new Placements(bench, "queue");
    await placements.start();
    await first.push("CreateGameSession");

    await bench.client.send(new DeregisterComputeCommand({ FleetId, ComputeName: "desk-1" }));
    await second.activateNextGameSession();
    expect(await placements.describe()).toMatchObject({
      Status: "FULFILLED",
      IpAddress: "10.1.2.4",
      Port: 8888,
    });
  });

  test("by option a name that is registered again takes the new data", async () => {
    await start({ registerComputeOverwrites: true });
    const made = await register("desk-1", { DnsName: "desk-1.example" });
    await register("desk-2");
    await bench.advance(60);
    const { DnsName: _before, ...rest } = made;
    const changed = await register("desk-1", { IpAddress: "10.9.9.9", Location: "custom-home" });
    expect(changed).toEqual({ ...rest, IpAddress: "10.9.9.9", Location: "custom-home" });
    expect((await list()).map(({ ComputeName }) => ComputeName)).toEqual(["desk-1", "desk-2"]);
    expect(await list({ Location: "custom-home" })).toEqual([changed]);
  });

  test("by option a token lives as long as a test wants", async () => {
    await start({ authTokenLifeSeconds: 0 });
    await register("desk-1");
    const token = await bench.client.send(new GetComputeAuthTokenCommand({ FleetId, ComputeName: "desk-1" }));
    const { realNow } = bench.emulator.control.clock();
    expect(known(token.ExpirationTimestamp).getTime()).toBeLessThanOrEqual(realNow);
    await expect(connect("desk-1", token.AuthToken)).rejects.toThrow("403");
  });
});
