import { CreateAliasCommand, DescribeAliasCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

describe("CreateAlias", () => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start("cbor");
  });
  afterEach(() => bench.close());

  test("a TERMINAL alias drops the fleet it was given, and is found by its ARN", async () => {
    const { Alias: made } = await bench.client.send(
      new CreateAliasCommand({
        Name: "closed",
        Description: "until spring",
        RoutingStrategy: { Type: "TERMINAL", Message: "Closed for the winter", FleetId: "fleet-any" },
      }),
    );
    const { Alias: shown } = await bench.client.send(
      new DescribeAliasCommand({ AliasId: known(made?.AliasArn) }),
    );
    expect(shown).toMatchObject({
      Name: "closed",
      Description: "until spring",
      RoutingStrategy: { Type: "TERMINAL", Message: "Closed for the winter" },
    });
    expect(shown?.RoutingStrategy).not.toHaveProperty("FleetId");
  });

  test.each([
    [{ Type: "SIMPLE" as const }, "needs a FleetId"],
    [{ Type: "SIMPLE" as const, FleetId: "fleet-unknown" }, "does not exist"],
    [{ Type: "TERMINAL" as const }, "needs a Message"],
    [{ Message: "hello" }, "needs a Type"],
  ])("%o is refused: %s", async (RoutingStrategy, words) => {
    await expect(
      bench.client.send(new CreateAliasCommand({ Name: "alias", RoutingStrategy })),
    ).rejects.toMatchObject({ name: "InvalidRequestException", message: expect.stringContaining(words) });
  });

  test("an alias that does not exist is a NotFoundException", async () => {
    await expect(
      bench.client.send(new DescribeAliasCommand({ AliasId: "alias-unknown" })),
    ).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });
});
