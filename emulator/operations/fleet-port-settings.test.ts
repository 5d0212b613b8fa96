import {
  CreateFleetLocationsCommand,
  DescribeFleetPortSettingsCommand,
  UpdateFleetPortSettingsCommand,
  type UpdateFleetPortSettingsInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const ssh = { FromPort: 22, ToPort: 22, IpRange: "10.0.0.0/8", Protocol: "TCP" as const };

describe.each(wireProtocols)("port settings over %s", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;
  let fleetArn: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol, { rules: { fleetStepSeconds: 10 } });
    ({ fleetId, fleetArn } = await setUpAsInTheGuide(bench));
    await bench.advance(50);
  });
  afterEach(() => bench.close());

  const read = (Location?: string) =>
    bench.client.send(new DescribeFleetPortSettingsCommand({ FleetId: fleetId, Location }));
  const update = (given: Omit<UpdateFleetPortSettingsInput, "FleetId">) =>
    bench.client.send(new UpdateFleetPortSettingsCommand({ FleetId: fleetArn, ...given }));

  test("are those that the fleet was made with, until some are opened and others closed", async () => {
    const made = known(guideFleet("").EC2InboundPermissions);
    expect(await read()).toMatchObject({ FleetId: fleetId, FleetArn: fleetArn, InboundPermissions: made });
    expect(
      await update({
        InboundPermissionAuthorizations: [ssh],
        InboundPermissionRevocations: made.slice(0, 1),
      }),
    ).toMatchObject({ FleetId: fleetId, FleetArn: fleetArn });
    expect((await read()).InboundPermissions).toEqual([made[1], ssh]);
  });

  test("are on their way to a location for one step of the fleet's pace", async () => {
    await bench.client.send(
      new CreateFleetLocationsCommand({ FleetId: fleetId, Locations: [{ Location: "eu-west-1" }] }),
    );
    await update({ InboundPermissionAuthorizations: [ssh] });
    expect(await read("eu-west-1")).toMatchObject({ Location: "eu-west-1", UpdateStatus: "PENDING_UPDATE" });
    expect(await read()).not.toHaveProperty("UpdateStatus");
    await bench.advance(10);
    expect(await read("eu-west-1")).not.toHaveProperty("UpdateStatus");
  });

  test("that cannot be are refused, and nothing has changed", async () => {
    const before = await read();
    const made = known(before.InboundPermissions);
    const other = { ...known(made[0]), IpRange: "10.0.0.0/8" };
    const many = Array.from({ length: 49 }, (_, index) => ({ ...ssh, FromPort: 2000 + index, ToPort: 3000 }));
    for (const [given, name] of [
      [{ InboundPermissionRevocations: [known(made[0]), other] }, "InvalidRequestException"],
      [{ InboundPermissionAuthorizations: [{ ...ssh, ToPort: 21 }] }, "InvalidRequestException"],
      [{ InboundPermissionAuthorizations: [{ ...ssh, IpRange: "everybody" }] }, "InvalidRequestException"],
      [{ InboundPermissionAuthorizations: many }, "LimitExceededException"],
    ] as const) {
      await expect(update(given as Omit<UpdateFleetPortSettingsInput, "FleetId">)).rejects.toMatchObject({
        name,
      });
    }
    const { $metadata: _before, ...expected } = before;
    expect(await read()).toMatchObject(expected);
    await expect(read("eu-west-1")).rejects.toMatchObject({ name: "NotFoundException" });
  });
});
