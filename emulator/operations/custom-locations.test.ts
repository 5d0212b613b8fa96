import {
  CreateFleetCommand,
  CreateGameSessionCommand,
  CreateLocationCommand,
  DeleteLocationCommand,
  DescribeFleetLocationAttributesCommand,
  ListLocationsCommand,
  type ListLocationsInput,
  type LocationModel,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("locations over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  const create = (LocationName: string) => bench.client.send(new CreateLocationCommand({ LocationName }));
  const list = (input: ListLocationsInput = {}) => bench.client.send(new ListLocationsCommand(input));
  const names = (locations: readonly LocationModel[] | undefined) =>
    known(locations).map(({ LocationName }) => LocationName);

  test("a custom location is made once", async () => {
    const { Location } = await create("custom-office");
    expect(Location).toEqual({
      LocationName: "custom-office",
      LocationArn: "arn:aws:gamelift:us-east-1:000000000000:location/custom-office",
    });
    await expect(create("custom-office")).rejects.toMatchObject({
      name: "ConflictException",
      message: expect.stringContaining("custom-office"),
    });
    expect((await list({ Filters: ["CUSTOM"] })).Locations).toEqual([Location]);
  });

  test("AWS's own locations have the beacons that players ping", async () => {
    await create("custom-office");
    const { Locations } = await list({ Filters: ["AWS"] });
    expect(names(Locations)).not.toContain("custom-office");
    const beacon = (name: string) =>
      known(Locations).find(({ LocationName }) => LocationName === name)?.PingBeacon?.UDPEndpoint;
    expect(beacon("us-east-1")).toEqual({ Domain: "gamelift-ping.us-east-1.api.aws", Port: 7770 });
    expect(beacon("us-west-2-lax-1")).toEqual({
      Domain: "gamelift-ping-lax.us-west-2.api.aws",
      Port: 7770,
    });
    expect(new Set(names(Locations)).size).toBe(known(Locations).length);
  });

  test("pages of all lead from AWS's locations to custom ones without a gap", async () => {
    const custom = ["custom-one", "custom-two", "custom-three"];
    for (const name of custom) await create(name);
    const all = await list();
    expect(all.NextToken).toBeUndefined();
    expect(names(all.Locations).slice(-3)).toEqual(custom);
    expect(await list({ Filters: ["CUSTOM", "AWS"] })).toMatchObject({ Locations: all.Locations });
    for (const Limit of [1, 7, 34, 35, 200]) {
      const paged: LocationModel[] = [];
      let NextToken: string | undefined;
      do {
        const page = await list({ Limit, ...(NextToken === undefined ? {} : { NextToken }) });
        expect(known(page.Locations).length).toBeGreaterThan(0);
        paged.push(...known(page.Locations));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      expect(paged).toEqual(all.Locations);
    }
  });

  test("a deleted location is NOT_FOUND to its fleets, and stays so when another bears its name", async () => {
    const { Location } = await create("custom-office");
    await create("custom-home");
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }, { Location: "custom-home" }],
      }),
    );
    const FleetId = known(fleet?.FleetId);
    await bench.client.send(new DeleteLocationCommand({ LocationName: Location?.LocationArn }));
    await expect(
      bench.client.send(new DeleteLocationCommand({ LocationName: "custom-office" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
    await create("custom-office");
    const { LocationAttributes } = await bench.client.send(
      new DescribeFleetLocationAttributesCommand({ FleetId }),
    );
    expect(known(LocationAttributes).map(({ LocationState }) => LocationState)).toEqual([
      { Location: "custom-home", Status: "ACTIVE" },
      { Location: "custom-office", Status: "NOT_FOUND" },
    ]);
    await expect(
      bench.client.send(
        new CreateGameSessionCommand({ FleetId, Location: "custom-office", MaximumPlayerSessionCount: 1 }),
      ),
    ).rejects.toMatchObject({
      name: "InvalidFleetStatusException",
      message: expect.stringContaining("NOT_FOUND"),
    });
  });
});
