import {
  CreateGameSessionCommand,
  DeleteFleetCommand,
  DescribeAliasCommand,
  DescribeGameSessionPlacementCommand,
  DescribeGameSessionsCommand,
  ListFleetsCommand,
  StartGameSessionPlacementCommand,
  UpdateFleetAttributesCommand,
  UpdateGameSessionQueueCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../index.ts";
import { fleetEventsOf, fleetStatusOf, makeBuild, makeFleet } from "../testing/fleets.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("the removal of a fleet over %s", (protocol) => {
  let bench: TestEmulator;
  const start = async (options: EmulatorOptions = {}) => {
    await bench?.close();
    bench = await TestEmulator.start(protocol, options);
  };
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  test("cannot be deleted before they are set up, and are not found once they are gone", async () => {
    await start({ rules: { fleetStepSeconds: 60 } });
    const guide = await setUpAsInTheGuide(bench);
    const { fleetId } = guide;
    await expect(bench.client.send(new DeleteFleetCommand({ FleetId: fleetId }))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: `Cannot delete fleet ${fleetId} that is in status of NEW.`,
    });
    await bench.advance(300);
    await bench.client.send(new DeleteFleetCommand({ FleetId: guide.fleetArn }));
    expect(await fleetStatusOf(bench, fleetId)).toBe("DELETING");
    await expect(bench.client.send(new DeleteFleetCommand({ FleetId: fleetId }))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: `Cannot delete fleet ${fleetId} that is in status of DELETING.`,
    });
    await expect(
      bench.client.send(new UpdateFleetAttributesCommand({ FleetId: fleetId, Name: "late" })),
    ).rejects.toMatchObject({ name: "InvalidFleetStatusException" });
    await expect(
      bench.client.send(new CreateGameSessionCommand({ FleetId: fleetId, MaximumPlayerSessionCount: 2 })),
    ).rejects.toMatchObject({ name: "InvalidFleetStatusException" });
    await bench.advance(59);
    expect(await fleetStatusOf(bench, fleetId)).toBe("DELETING");
    await bench.advance(1);
    expect(await fleetStatusOf(bench, fleetId)).toBeUndefined();
    expect((await bench.client.send(new ListFleetsCommand({}))).FleetIds).toEqual([]);
    expect((await fleetEventsOf(bench, fleetId))[0]?.EventCode).toBe("FLEET_DELETED");
    await expect(bench.client.send(new DeleteFleetCommand({ FleetId: fleetId }))).rejects.toMatchObject({
      name: "NotFoundException",
    });
    const { Alias: alias } = await bench.client.send(new DescribeAliasCommand({ AliasId: guide.aliasId }));
    expect(alias?.RoutingStrategy).toMatchObject({ Type: "SIMPLE", FleetId: fleetId });
    await expect(
      bench.client.send(
        new CreateGameSessionCommand({ AliasId: guide.aliasId, MaximumPlayerSessionCount: 2 }),
      ),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("are gone when the last of their processes is, and end its game session", async () => {
    const { fleetId } = await setUpAsInTheGuide(bench);
    const [leaving, staying] = [await bench.gameServer(fleetId, 7001), await bench.gameServer(fleetId, 7002)];
    const created = await bench.client.send(
      new CreateGameSessionCommand({ FleetId: fleetId, MaximumPlayerSessionCount: 2 }),
    );
    const GameSessionId = known(created.GameSession?.GameSessionId);
    await leaving.activateNextGameSession();
    const gameSessionStatus = async () =>
      (await bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }))).GameSessions?.[0]?.Status;
    await bench.client.send(new DeleteFleetCommand({ FleetId: fleetId }));
    await leaving.push("TerminateProcess");
    await staying.push("TerminateProcess");
    expect(await gameSessionStatus()).toBe("TERMINATING");
    await leaving.ask("TerminateServerProcess");
    await bench.settled();
    expect(await gameSessionStatus()).toBe("TERMINATED");
    expect(await fleetStatusOf(bench, fleetId)).toBe("DELETING");
    // The other one says nothing: its five minutes end by the clock.
    await bench.advance(299);
    expect(await fleetStatusOf(bench, fleetId)).toBe("DELETING");
    await bench.advance(1);
    expect(await fleetStatusOf(bench, fleetId)).toBeUndefined();
    expect((await fleetEventsOf(bench, fleetId)).map(({ EventCode }) => EventCode)).toEqual(
      expect.arrayContaining(["FLEET_DELETED", "SERVER_PROCESS_FORCE_TERMINATED"]),
    );
    const state = bench.emulator.control.state().map(({ tables }) => tables);
    for (const table of [
      "fleets",
      "computes",
      "authTokens",
      "instances",
      "processLaunches",
      "locationUsages",
    ]) {
      expect(state.flatMap((tables) => tables[table] ?? [])).toEqual([]);
    }
  });

  test("let a placement whose game session was activating try elsewhere", async () => {
    const build = await makeBuild(bench);
    const second = await makeFleet(bench, build);
    const guide = await setUpAsInTheGuide(bench, {
      queue: { Destinations: [] },
    });
    await bench.client.send(
      new UpdateGameSessionQueueCommand({
        Name: guide.queueName,
        Destinations: [{ DestinationArn: guide.fleetArn }, { DestinationArn: known(second.FleetArn) }],
      }),
    );
    const silent = await bench.gameServer(guide.fleetId, 7001);
    await bench.client.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "placement-1",
        GameSessionQueueName: guide.queueName,
        MaximumPlayerSessionCount: 2,
      }),
    );
    await silent.push("CreateGameSession");
    const elsewhere = await bench.gameServer(known(second.FleetId), 7002);
    await bench.client.send(new DeleteFleetCommand({ FleetId: guide.fleetId }));
    await elsewhere.activateNextGameSession();
    const { GameSessionPlacement: placement } = await bench.client.send(
      new DescribeGameSessionPlacementCommand({ PlacementId: "placement-1" }),
    );
    expect(placement).toMatchObject({ Status: "FULFILLED", Port: 7002 });
    await silent.push("TerminateProcess");
  });
});
