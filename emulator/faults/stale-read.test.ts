import { CreateAliasCommand, DescribeAliasCommand, UpdateAliasCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

let bench: TestEmulator;
const control = () => bench.emulator.control;
const order = (fault: string, given: object = {}) => control().command("add-fault", { fault, ...given });
const firstFired = () =>
  control()
    .journal(0)
    .find(({ kind }) => kind === "fault");

const RoutingStrategy = { Type: "TERMINAL" as const, Message: "closed" };
async function create(Name: string): Promise<string> {
  const { Alias } = await bench.client.send(new CreateAliasCommand({ Name, RoutingStrategy }));
  return known(Alias?.AliasId);
}
const rename = (AliasId: string, Name: string) =>
  bench.client.send(new UpdateAliasCommand({ AliasId, Name }));
const nameOf = async (AliasId: string) =>
  (await bench.client.send(new DescribeAliasCommand({ AliasId }))).Alias?.Name;

describe.each(wireProtocols)("stale-read over %s", { timeout: 60_000 }, (protocol) => {
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  test("the same question has the same answer until it is lifted, another one a true answer", async () => {
    const AliasId = await create("one");
    const { faultId } = order("stale-read", { match: { operation: "DescribeAlias" }, count: null });
    expect(await nameOf(AliasId)).toBe("one");
    await rename(AliasId, "renamed");
    expect(await nameOf(AliasId)).toBe("one");
    const other = await create("two");
    expect(await nameOf(other)).toBe("two");
    control().command("lift-fault", { faultId });
    expect(await nameOf(AliasId)).toBe("renamed");
    order("stale-read", { match: { operation: "DescribeAlias" } });
    expect(await nameOf(AliasId)).toBe("renamed");
  });

  test("so many seconds behind it is as the world was then, the newest that is known; truly before that", async () => {
    const AliasId = await create("one");
    const settings = { secondsBehind: 10 };
    const { faultId } = order("stale-read", {
      match: { operation: "DescribeAlias" },
      settings,
      count: null,
    });
    // Nothing that it remembers is ten seconds old: asked at 0 s, renamed and asked at 0, 4 and 9 s.
    expect(await nameOf(AliasId)).toBe("one");
    await rename(AliasId, "two");
    expect(await nameOf(AliasId)).toBe("two");
    await bench.advance(4);
    await rename(AliasId, "three");
    expect(await nameOf(AliasId)).toBe("three");
    await bench.advance(5);
    await rename(AliasId, "four");
    expect(await nameOf(AliasId)).toBe("four");
    // At 10 s it is as at 0, of which the last that was answered counts; at 13.999 s still, since there was no other at 3.999.
    await bench.advance(1);
    expect(await nameOf(AliasId)).toBe("two");
    await bench.advance(3.999);
    expect(await nameOf(AliasId)).toBe("two");
    await bench.advance(0.001);
    expect(await nameOf(AliasId)).toBe("three");
    // What nobody asked for nobody remembers: between 14 s and 100 s the newest is that of 9 s.
    await rename(AliasId, "five");
    await bench.advance(86);
    expect(await nameOf(AliasId)).toBe("four");
    expect(await nameOf(AliasId)).toBe("four");
    await bench.advance(10);
    expect(await nameOf(AliasId)).toBe("five");
    expect(firstFired()?.details).toMatchObject({ settings });
    control().command("lift-fault", { faultId });
    await rename(AliasId, "six");
    expect(await nameOf(AliasId)).toBe("six");
  });
});
