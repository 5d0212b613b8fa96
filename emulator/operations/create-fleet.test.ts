import {
  CreateBuildCommand,
  CreateFleetCommand,
  CreateLocationCommand,
  DescribeFleetAttributesCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

describe("CreateFleet", () => {
  let bench: TestEmulator;
  let buildId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start("json");
    const { Build: build } = await bench.client.send(
      new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023" }),
    );
    buildId = known(build?.BuildId);
  });
  afterEach(() => bench.close());

  test("a managed fleet is NEW in the answer and goes through every step, each with its event", async () => {
    const answer = await bench.client.send(
      new CreateFleetCommand({ ...guideFleet(buildId), Locations: [{ Location: "eu-west-1" }] }),
    );
    expect(answer.FleetAttributes?.Status).toBe("NEW");
    expect(answer.LocationStates).toEqual([
      { Location: "us-east-1", Status: "NEW" },
      { Location: "eu-west-1", Status: "NEW" },
    ]);
    await bench.settled();
    const told = bench.emulator.control
      .journal(0)
      .map(({ what }) => what)
      .filter((what) => what.startsWith("fleet "));
    const isOfLocation = (what: string) => what.includes("LOCATION_STATE");
    expect(told.filter(isOfLocation)).toEqual([
      "fleet event LOCATION_STATE_PENDING",
      "fleet event LOCATION_STATE_CREATING",
      "fleet event LOCATION_STATE_CREATED",
      "fleet event LOCATION_STATE_ACTIVATING",
      "fleet event LOCATION_STATE_ACTIVE",
    ]);
    expect(told.filter((what) => !isOfLocation(what))).toEqual([
      "fleet NEW",
      "fleet event FLEET_CREATED",
      "fleet DOWNLOADING",
      "fleet event FLEET_STATE_DOWNLOADING",
      "fleet VALIDATING",
      "fleet event FLEET_STATE_VALIDATING",
      "fleet BUILDING",
      "fleet event FLEET_STATE_BUILDING",
      "fleet ACTIVATING",
      "fleet event FLEET_STATE_ACTIVATING",
      "fleet ACTIVE",
      "fleet event FLEET_STATE_ACTIVE",
    ]);
  });

  test("an Anywhere fleet is ACTIVE at once and needs custom locations that exist", async () => {
    const anywhere = {
      Name: "anywhere",
      ComputeType: "ANYWHERE" as const,
      Locations: [{ Location: "custom-office" }],
      AnywhereConfiguration: { Cost: "0.5" },
    };
    await expect(bench.client.send(new CreateFleetCommand(anywhere))).rejects.toMatchObject({
      name: "NotFoundException",
      message: expect.stringContaining("custom-office"),
    });
    const { Location: location } = await bench.client.send(
      new CreateLocationCommand({ LocationName: "custom-office" }),
    );
    expect(location).toEqual({
      LocationName: "custom-office",
      LocationArn: "arn:aws:gamelift:us-east-1:000000000000:location/custom-office",
    });
    const answer = await bench.client.send(new CreateFleetCommand(anywhere));
    expect(answer.FleetAttributes).toMatchObject({
      Status: "ACTIVE",
      ComputeType: "ANYWHERE",
      AnywhereConfiguration: { Cost: "0.5" },
    });
    expect(answer.FleetAttributes).not.toHaveProperty("FleetType");
    expect(answer.LocationStates).toEqual([{ Location: "custom-office", Status: "ACTIVE" }]);
    await expect(
      bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" })),
    ).rejects.toMatchObject({ name: "ConflictException" });
  });

  test("a build that does not exist is a NotFoundException", async () => {
    await expect(
      bench.client.send(new CreateFleetCommand(guideFleet("build-00000000-0000-4000-8000-000000000000"))),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("settings that are given come back, and unknown fleets are left out of a list of ids", async () => {
    const policy = { NewGameSessionsPerCreator: 3, PolicyPeriodInMinutes: 15 };
    const { FleetAttributes: made } = await bench.client.send(
      new CreateFleetCommand({
        ...guideFleet(buildId),
        Description: "for the autumn",
        FleetType: "SPOT",
        NewGameSessionProtectionPolicy: "FullProtection",
        ResourceCreationLimitPolicy: policy,
        MetricGroups: ["autumn"],
        CertificateConfiguration: { CertificateType: "GENERATED" },
      }),
    );
    const FleetIds = ["fleet-unknown", known(made?.FleetArn), known(made?.FleetId)];
    const { FleetAttributes: shown } = await bench.client.send(
      new DescribeFleetAttributesCommand({ FleetIds }),
    );
    expect(shown).toMatchObject([
      {
        FleetId: made?.FleetId,
        Description: "for the autumn",
        FleetType: "SPOT",
        NewGameSessionProtectionPolicy: "FullProtection",
        ResourceCreationLimitPolicy: policy,
        MetricGroups: ["autumn"],
        CertificateConfiguration: { CertificateType: "GENERATED" },
      },
    ]);
    expect(shown).toHaveLength(1);
  });

  test("fleets come in pages, in the order of their creation", async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { FleetAttributes: fleet } = await bench.client.send(new CreateFleetCommand(guideFleet(buildId)));
      made.push(known(fleet?.FleetId));
    }
    const first = await bench.client.send(new DescribeFleetAttributesCommand({ Limit: 2 }));
    const NextToken = known(first.NextToken);
    const second = await bench.client.send(new DescribeFleetAttributesCommand({ Limit: 2, NextToken }));
    expect(
      [first, second].map(({ FleetAttributes: fleets }) => fleets?.map(({ FleetId }) => FleetId)),
    ).toEqual([made.slice(0, 2), made.slice(2)]);
    expect(second).not.toHaveProperty("NextToken");
  });

  test("fleets of another region are not seen", async () => {
    await bench.client.send(new CreateFleetCommand(guideFleet(buildId)));
    const elsewhere = await bench.clientOf("json", "eu-west-1").send(new DescribeFleetAttributesCommand({}));
    expect(elsewhere.FleetAttributes).toEqual([]);
  });
});
