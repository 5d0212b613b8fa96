import {
  CreateAliasCommand,
  CreateGameSessionQueueCommand,
  DeleteAliasCommand,
  DescribeAliasCommand,
  ListAliasesCommand,
  ResolveAliasCommand,
  UpdateAliasCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("aliases over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  const closed = { Type: "TERMINAL" as const, Message: "Closed for the winter" };
  const create = async (Name: string, RoutingStrategy: CreateAliasCommand["input"]["RoutingStrategy"]) => {
    const { Alias } = await bench.client.send(new CreateAliasCommand({ Name, RoutingStrategy }));
    return known(Alias);
  };

  test("a TERMINAL alias drops the fleet it was given, and is found by its ARN", async () => {
    const made = await create("closed", { ...closed, FleetId: "fleet-any" });
    const { Alias: shown } = await bench.client.send(
      new DescribeAliasCommand({ AliasId: known(made.AliasArn) }),
    );
    expect(shown).toEqual(made);
    expect(shown?.RoutingStrategy).toEqual(closed);
  });

  test.each([
    [{ Type: "SIMPLE" as const }, "needs a FleetId"],
    [{ Type: "SIMPLE" as const, FleetId: "fleet-unknown" }, "does not exist"],
    [{ Type: "TERMINAL" as const }, "needs a Message"],
    [{ Message: "hello" }, "needs a Type"],
  ])("%o is refused: %s", async (RoutingStrategy, words) => {
    const refusal = { message: expect.stringContaining(words) };
    await expect(create("alias", RoutingStrategy)).rejects.toMatchObject({
      name: "InvalidRequestException",
      ...refusal,
    });
    const { AliasId } = await create("alias", closed);
    // Only UpdateAlias declares a NotFoundException, which a fleet that does not exist is.
    await expect(
      bench.client.send(new UpdateAliasCommand({ AliasId, RoutingStrategy })),
    ).rejects.toMatchObject({
      name: "FleetId" in RoutingStrategy ? "NotFoundException" : "InvalidRequestException",
      ...refusal,
    });
    const { Alias } = await bench.client.send(new DescribeAliasCommand({ AliasId }));
    expect(Alias?.RoutingStrategy).toEqual(closed);
  });

  test("an update changes what is given, replaces the routing as a whole and moves the time of change", async () => {
    const { fleetId, aliasId, aliasArn } = await setUpAsInTheGuide(bench);
    const update = async (change: object) => {
      const { Alias } = await bench.client.send(new UpdateAliasCommand({ AliasId: aliasArn, ...change }));
      return known(Alias);
    };
    await bench.advance(60);
    const simple = { Type: "SIMPLE", FleetId: fleetId };
    expect(await update({ Description: "until spring" })).toMatchObject({
      AliasId: aliasId,
      Name: "alias-1",
      Description: "until spring",
      RoutingStrategy: simple,
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      LastUpdatedTime: new Date("2026-01-01T00:01:00Z"),
    });
    const terminal = await update({ Name: "alias-2", RoutingStrategy: { ...closed, FleetId: fleetId } });
    expect(terminal).toMatchObject({ Name: "alias-2", Description: "until spring" });
    expect(terminal.RoutingStrategy).toEqual(closed);
    const again = await update({ RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId, Message: "unused" } });
    expect(again.RoutingStrategy).toEqual(simple);
  });

  test("an alias resolves to its fleet, and a TERMINAL one to its own message", async () => {
    const { fleetId, fleetArn, aliasId, aliasArn } = await setUpAsInTheGuide(bench);
    for (const AliasId of [aliasId, aliasArn]) {
      const { FleetId, FleetArn } = await bench.client.send(new ResolveAliasCommand({ AliasId }));
      expect({ FleetId, FleetArn }).toEqual({ FleetId: fleetId, FleetArn: fleetArn });
    }
    await bench.client.send(new UpdateAliasCommand({ AliasId: aliasId, RoutingStrategy: closed }));
    await expect(bench.client.send(new ResolveAliasCommand({ AliasId: aliasId }))).rejects.toMatchObject({
      name: "TerminalRoutingStrategyException",
      message: closed.Message,
    });
  });

  test("a deleted alias is found by nobody", async () => {
    const { AliasId, AliasArn } = await create("short-lived", closed);
    await bench.client.send(new DeleteAliasCommand({ AliasId: AliasArn }));
    for (const command of [
      new DescribeAliasCommand({ AliasId }),
      new ResolveAliasCommand({ AliasId }),
      new UpdateAliasCommand({ AliasId, Name: "other" }),
      new DeleteAliasCommand({ AliasId }),
    ]) {
      await expect(bench.client.send(command as DescribeAliasCommand)).rejects.toMatchObject({
        name: "NotFoundException",
        message: expect.stringContaining(known(AliasId)),
      });
    }
    expect((await bench.client.send(new ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  test("a list can be told the type, the name, or both, and follows what changes", async () => {
    const { fleetId } = await setUpAsInTheGuide(bench);
    const a = await create("pub", closed);
    const b = await create("pub", { Type: "SIMPLE", FleetId: fleetId });
    const list = async (filter: ListAliasesCommand["input"]) => {
      const { Aliases } = await bench.client.send(new ListAliasesCommand(filter));
      return known(Aliases).map(({ Name, RoutingStrategy }) => `${Name} ${RoutingStrategy?.Type}`);
    };
    expect(await list({})).toEqual(["alias-1 SIMPLE", "pub TERMINAL", "pub SIMPLE"]);
    expect(await list({ Name: "pub" })).toEqual(["pub TERMINAL", "pub SIMPLE"]);
    expect(await list({ RoutingStrategyType: "SIMPLE" })).toEqual(["alias-1 SIMPLE", "pub SIMPLE"]);
    expect(await list({ Name: "pub", RoutingStrategyType: "TERMINAL" })).toEqual(["pub TERMINAL"]);
    await bench.client.send(new UpdateAliasCommand({ AliasId: a.AliasId, Name: "inn" }));
    await bench.client.send(new UpdateAliasCommand({ AliasId: b.AliasId, RoutingStrategy: closed }));
    expect(await list({ Name: "pub" })).toEqual(["pub TERMINAL"]);
    expect(await list({ RoutingStrategyType: "TERMINAL" })).toEqual(["inn TERMINAL", "pub TERMINAL"]);
    expect(await list({ Name: "inn", RoutingStrategyType: "SIMPLE" })).toEqual([]);
  });

  test("a placement that waits before a closed alias goes on the moment it is opened", async () => {
    const { fleetId } = await setUpAsInTheGuide(bench);
    const { AliasId, AliasArn } = await create("gate", closed);
    await bench.client.send(
      new CreateGameSessionQueueCommand({ Name: "gated", Destinations: [{ DestinationArn: AliasArn }] }),
    );
    const server = await bench.gameServer(fleetId, 7001);
    const placements = new Placements(bench, "gated");
    await placements.start();
    await bench.settled();
    expect(await placements.describe()).toMatchObject({ Status: "PENDING" });

    await bench.client.send(
      new UpdateAliasCommand({ AliasId, RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId } }),
    );
    await server.activateNextGameSession();
    expect(await placements.describe()).toMatchObject({ Status: "FULFILLED", Port: 7001 });
  });
});
