import {
  CreateFleetCommand,
  CreateLocationCommand,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
  type RegisterComputeInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { ScriptedGameServer } from "../testing/scripted-game-server.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("computes of an Anywhere fleet over %s", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;
  let fleetArn: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    await bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    fleetId = known(fleet?.FleetId);
    fleetArn = known(fleet?.FleetArn);
  });
  afterEach(() => bench.close());

  const register = async (given: Partial<RegisterComputeInput> = {}) => {
    const answer = await bench.client.send(
      new RegisterComputeCommand({
        FleetId: fleetId,
        ComputeName: "desk-1",
        Location: "custom-office",
        IpAddress: "10.1.2.3",
        ...given,
      }),
    );
    return known(answer.Compute);
  };

  test("a machine is registered and told where its game servers connect", async () => {
    const made = await register({ DnsName: "desk-1.office.example" });
    expect(made).toEqual({
      FleetId: fleetId,
      FleetArn: fleetArn,
      ComputeName: "desk-1",
      ComputeArn: "arn:aws:gamelift:us-east-1:000000000000:compute/desk-1",
      IpAddress: "10.1.2.3",
      DnsName: "desk-1.office.example",
      ComputeStatus: "Active",
      Location: "custom-office",
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      GameLiftServiceSdkEndpoint: bench.emulator.addresses.serverSdkUrl,
    });
    await bench.advance(1);
    expect(await register({ DnsName: "desk-1.office.example", FleetId: fleetArn })).toEqual(made);
  });

  test("a name is not given twice", async () => {
    await register();
    for (const change of [
      { IpAddress: "10.1.2.4" },
      { DnsName: "other.example" },
      { CertificatePath: "/c.pem" },
    ]) {
      await expect(register(change)).rejects.toMatchObject({ name: "ConflictException" });
    }
  });

  test.each([
    ["without a location", { Location: undefined }, "Location is required for Anywhere compute type."],
    ["without an address", { IpAddress: undefined }, "IpAddress is required"],
    ["in another location", { Location: "custom-home" }, "it has custom-office"],
    ["with an unknown fleet", { FleetId: "fleet-unknown" }, "does not exist"],
  ])("a machine %s is refused", async (_what, given, words) => {
    await expect(register(given)).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
  });

  test("a managed fleet takes no machines", async () => {
    const { fleetId: managed } = await setUpAsInTheGuide(bench);
    await expect(register({ FleetId: managed, Location: "us-east-1" })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("Anywhere fleets only"),
    });
  });

  test("a token lets a process in, lives for three hours, and a newer one does not end it", async () => {
    const compute = await register({ ComputeName: "rack/desk-2" });
    const asked = Date.now();
    const token = async (ComputeName: string) =>
      bench.client.send(new GetComputeAuthTokenCommand({ FleetId: fleetId, ComputeName }));
    const first = await token("rack/desk-2");
    const second = await token(known(compute.ComputeArn));
    expect(first).toMatchObject({
      FleetId: fleetId,
      FleetArn: fleetArn,
      ComputeName: "rack/desk-2",
      ComputeArn: "arn:aws:gamelift:us-east-1:000000000000:compute/rack/desk-2",
      AuthToken: expect.stringMatching(/^[a-zA-Z0-9-]{1,64}$/),
    });
    const lifeMs = known(first.ExpirationTimestamp).getTime() - bench.emulator.control.clock().realNow;
    const passedMs = Date.now() - asked;
    expect(lifeMs).toBeLessThanOrEqual(3 * 60 * 60 * 1000);
    expect(lifeMs).toBeGreaterThanOrEqual(3 * 60 * 60 * 1000 - passedMs - 2);
    expect(second.AuthToken).not.toBe(first.AuthToken);
    for (const { AuthToken } of [first, second]) {
      const server = await ScriptedGameServer.connect({
        endpoint: bench.emulator.addresses.serverSdkUrl,
        fleetId,
        computeName: "rack/desk-2",
        authToken: known(AuthToken),
      });
      server.cut();
    }
  });

  test("a token needs a fleet and a machine that exist", async () => {
    await expect(
      bench.client.send(new GetComputeAuthTokenCommand({ FleetId: fleetId, ComputeName: "unknown" })),
    ).rejects.toMatchObject({ name: "NotFoundException", message: expect.stringContaining("unknown") });
    await expect(
      bench.client.send(new GetComputeAuthTokenCommand({ FleetId: "fleet-unknown", ComputeName: "unknown" })),
    ).rejects.toMatchObject({ name: "NotFoundException", message: expect.stringContaining("fleet-unknown") });
  });
});
