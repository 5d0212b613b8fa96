import {
  CreateFleetCommand,
  CreateFleetLocationsCommand,
  CreateGameSessionCommand,
  CreateLocationCommand,
  DeleteFleetCommand,
  DeleteFleetLocationsCommand,
  DeleteLocationCommand,
  DescribeFleetLocationAttributesCommand,
  DescribeGameSessionPlacementCommand,
  DescribeGameSessionsCommand,
  RegisterComputeCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../index.ts";
import { fleetEventsOf, fleetStatusOf } from "../testing/fleets.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("locations of a fleet over %s", (protocol) => {
  let bench: TestEmulator;
  let FleetId: string;
  let queueName: string;
  const start = async (options: EmulatorOptions = {}) => {
    await bench?.close();
    bench = await TestEmulator.start(protocol, options);
    ({ fleetId: FleetId, queueName } = await setUpAsInTheGuide(bench));
  };
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    ({ fleetId: FleetId, queueName } = await setUpAsInTheGuide(bench));
  });
  afterEach(() => bench.close());

  const add = (...names: readonly string[]) =>
    bench.client.send(
      new CreateFleetLocationsCommand({ FleetId, Locations: names.map((Location) => ({ Location })) }),
    );
  const remove = (...Locations: string[]) =>
    bench.client.send(new DeleteFleetLocationsCommand({ FleetId, Locations }));
  const shown = async (given: object = {}) =>
    await bench.client.send(new DescribeFleetLocationAttributesCommand({ FleetId, ...given }));
  const states = async (given: object = {}) =>
    Object.fromEntries(
      ((await shown(given)).LocationAttributes ?? []).map(({ LocationState: state }) => [
        state?.Location,
        state?.Status,
      ]),
    );
  const locationCodes = async () =>
    (await fleetEventsOf(bench, FleetId))
      .map(({ EventCode }) => known(EventCode))
      .filter((code) => code.startsWith("LOCATION_STATE"));

  test("set themselves up at the fleet's pace, and leave at it, each step with its event", async () => {
    await start({ rules: { fleetStepSeconds: 60 } });
    await expect(add("eu-west-1")).rejects.toMatchObject({ name: "InvalidFleetStatusException" });
    await bench.advance(300);
    expect(await add("eu-west-1")).toMatchObject({
      FleetId,
      LocationStates: [{ Location: "eu-west-1", Status: "NEW" }],
    });
    const walked: unknown[] = [];
    for (let step = 0; step < 5; step += 1) {
      await bench.advance(60);
      walked.push((await states())["eu-west-1"]);
    }
    expect(walked).toEqual(["DOWNLOADING", "VALIDATING", "BUILDING", "ACTIVATING", "ACTIVE"]);
    expect((await remove("eu-west-1")).LocationStates).toEqual([
      { Location: "eu-west-1", Status: "DELETING" },
    ]);
    await bench.advance(59);
    expect(await states()).toEqual({ "us-east-1": "ACTIVE", "eu-west-1": "DELETING" });
    await bench.advance(1);
    expect(await states()).toEqual({ "us-east-1": "ACTIVE" });
    expect(await fleetStatusOf(bench, FleetId)).toBe("ACTIVE");
    expect(await locationCodes()).toEqual([
      "LOCATION_STATE_DELETED",
      "LOCATION_STATE_DELETING",
      "LOCATION_STATE_ACTIVE",
      "LOCATION_STATE_ACTIVATING",
      "LOCATION_STATE_CREATED",
      "LOCATION_STATE_CREATING",
      "LOCATION_STATE_PENDING",
    ]);
  });

  test("host nothing before they are ACTIVE, and place what waits as soon as they are", async () => {
    await start({ rules: { fleetStepSeconds: 1 } });
    await bench.advance(5);
    await add("eu-west-1");
    const server = await bench.gameServer(FleetId, 7001, "eu-west-1");
    await expect(
      bench.client.send(
        new CreateGameSessionCommand({ FleetId, Location: "eu-west-1", MaximumPlayerSessionCount: 2 }),
      ),
    ).rejects.toMatchObject({ name: "InvalidFleetStatusException" });
    await bench.client.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "placement-1",
        GameSessionQueueName: queueName,
        MaximumPlayerSessionCount: 2,
      }),
    );
    const statusOfPlacement = async () =>
      (await bench.client.send(new DescribeGameSessionPlacementCommand({ PlacementId: "placement-1" })))
        .GameSessionPlacement;
    await bench.advance(4);
    expect(await statusOfPlacement()).not.toHaveProperty("GameSessionArn");
    await bench.advance(1);
    await server.activateNextGameSession();
    expect(await statusOfPlacement()).toMatchObject({ Status: "FULFILLED", GameSessionRegion: "eu-west-1" });
  });

  test("end what runs there when they leave, and nothing else", async () => {
    await add("eu-west-1");
    await bench.settled();
    const leaving = await bench.gameServer(FleetId, 7001, "eu-west-1");
    await bench.gameServer(FleetId, 7002);
    const begin = async (Location: string) =>
      known(
        (
          await bench.client.send(
            new CreateGameSessionCommand({ FleetId, Location, MaximumPlayerSessionCount: 2 }),
          )
        ).GameSession?.GameSessionId,
      );
    const [gone, kept] = [await begin("eu-west-1"), await begin("us-east-1")];
    const statusOfGameSession = async (GameSessionId: string) =>
      (await bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }))).GameSessions?.[0]?.Status;
    await remove("eu-west-1");
    await leaving.push("TerminateProcess");
    expect(await statusOfGameSession(gone)).toBe("TERMINATING");
    expect((await remove("eu-west-1")).LocationStates).toEqual([
      { Location: "eu-west-1", Status: "DELETING" },
    ]);
    await leaving.ask("TerminateServerProcess");
    await bench.settled();
    expect(await states()).toEqual({ "us-east-1": "ACTIVE" });
    expect([await statusOfGameSession(gone), await statusOfGameSession(kept)]).toEqual([
      "TERMINATED",
      "ACTIVATING",
    ]);
    await add("eu-west-1");
    await bench.settled();
    expect(await states()).toEqual({ "us-east-1": "ACTIVE", "eu-west-1": "ACTIVE" });
  });

  test("come in the order asked for, or in pages that stay right while places come and go", async () => {
    await add("eu-west-1", "ap-south-1", "eu-central-1");
    await bench.settled();
    const named = ["eu-west-1", "sa-east-1", "ap-south-1", "eu-west-1"];
    expect(Object.keys(await states({ Locations: named }))).toEqual(["eu-west-1", "ap-south-1"]);
    const first = await shown({ Limit: 2 });
    const namesOf = ({ LocationAttributes: all }: typeof first) =>
      all?.map(({ LocationState: state }) => state?.Location);
    expect(namesOf(first)).toEqual(["ap-south-1", "eu-central-1"]);
    await remove("eu-central-1");
    await bench.settled();
    const second = await shown({ Limit: 2, NextToken: first.NextToken });
    expect(namesOf(second)).toEqual(["eu-west-1", "us-east-1"]);
    expect(second).not.toHaveProperty("NextToken");
    await expect(shown({ Locations: ["eu-west-1"], NextToken: first.NextToken })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  test("that cannot be are refused, and nothing has changed", async () => {
    await expect(add("eu-west-1", "us-east-1")).rejects.toMatchObject({ name: "ConflictException" });
    await expect(add("eu-west-1", "eu-west-1")).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(add("custom-office")).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(add("eu-wset-1")).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(remove("us-east-1")).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(remove("eu-west-1")).rejects.toMatchObject({ name: "NotFoundException" });
    expect(await states()).toEqual({ "us-east-1": "ACTIVE" });
    await bench.gameServer(FleetId, 7001);
    await bench.client.send(new DeleteFleetCommand({ FleetId }));
    await expect(add("eu-west-1")).rejects.toMatchObject({ name: "InvalidFleetStatusException" });
    await expect(remove("us-east-1")).rejects.toMatchObject({ name: "InvalidRequestException" });
  });

  test("of an Anywhere fleet are custom ones that exist, and ACTIVE at once", async () => {
    for (const LocationName of ["custom-office", "custom-garage"]) {
      await bench.client.send(new CreateLocationCommand({ LocationName }));
    }
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    FleetId = known(fleet?.FleetId);
    expect((await add("custom-garage")).LocationStates).toEqual([
      { Location: "custom-garage", Status: "ACTIVE" },
    ]);
    await expect(add("custom-nowhere")).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(add("eu-west-1")).rejects.toMatchObject({ name: "InvalidRequestException" });
    await bench.client.send(new DeleteLocationCommand({ LocationName: "custom-office" }));
    expect(await states()).toEqual({ "custom-garage": "ACTIVE", "custom-office": "NOT_FOUND" });
    await expect(
      bench.client.send(
        new RegisterComputeCommand({
          FleetId,
          ComputeName: "desk",
          Location: "custom-office",
          IpAddress: "127.0.0.1",
        }),
      ),
    ).rejects.toMatchObject({ name: "InvalidRequestException" });
    await remove("custom-office");
    await bench.settled();
    expect(await states()).toEqual({ "custom-garage": "ACTIVE" });
    await bench.client.send(new DeleteFleetCommand({ FleetId }));
    await bench.settled();
    expect(await fleetStatusOf(bench, FleetId)).toBeUndefined();
  });
});
