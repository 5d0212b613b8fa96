import { CreateFleetCommand, DescribeAliasCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known } from "../testing/guide-set-up.ts";
import type { SdkClient } from "../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../testing/server-sdk-bench.ts";

let sdk: ServerSdkBench;
afterEach(() => sdk.close());

const order = (fault: string, given: object = {}): string =>
  String(sdk.control.command("add-fault", { fault, ...given }).faultId);
const lift = (faultId: string) => sdk.control.command("lift-fault", { faultId });
const status = async () => (await sdk.placements.describe()).Status;
const fired = () => sdk.journal("fault").map(({ what }) => what);

/** The process is pushed a game session, and activates it. */
async function activate(client: SdkClient): Promise<number | undefined> {
  const { GameSessionId } = await client.push();
  return (await client.ask("ActivateGameSession", { GameSessionId })).StatusCode;
}
const endedBecause = (host: Host) => sdk.process(host).endedBecause;

describe("where a queue chooses", { timeout: 60_000 }, () => {
  beforeEach(async () => {
    const fleet = {
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
        GameSessionActivationTimeoutSeconds: 10,
      },
    };
    sdk = await ServerSdkBench.start("ws", { fleet });
  });

  test("no-capacity: nothing is found until it is lifted; then GameLift looks again at once", async () => {
    const { client } = await sdk.placeable();
    const faultId = order("no-capacity", { count: null });
    await sdk.placements.start();
    await sdk.bench.settled();
    expect(await status()).toBe("PENDING");
    expect(sdk.journal("attempt").at(-1)).toMatchObject({
      what: "not placed",
      details: { reasons: [{ code: "capacity-withheld" }] },
    });
    expect(sdk.control.explanation().causes).toContainEqual(
      expect.objectContaining({ code: "capacity-withheld", rank: "root" }),
    );
    lift(faultId);
    await activate(client);
    expect(await status()).toBe("FULFILLED");
  });

  test("no-capacity: its seconds are GameLift's, and at their end it looks again", async () => {
    const { client } = await sdk.placeable();
    order("no-capacity", { count: null, seconds: 5 });
    await sdk.placements.start();
    await sdk.bench.advance(4.999);
    expect(client.frames).toEqual([]);
    await sdk.bench.advance(0.001);
    await activate(client);
    expect(await status()).toBe("FULFILLED");
  });

  test("no-capacity: a look in vain, where it was ordered once", async () => {
    const { client } = await sdk.placeable();
    order("no-capacity");
    await sdk.placements.start();
    await activate(client);
    expect(await status()).toBe("FULFILLED");
    expect(fired()).toEqual(["no-capacity fired"]);
  });

  test("no-capacity: of another queue means nobody here", async () => {
    const { client } = await sdk.placeable();
    const faultId = order("no-capacity", { count: null, match: { queueName: "another" } });
    await sdk.placements.start();
    await activate(client);
    expect(lift(faultId)).toEqual({ firedCount: 0 });
  });

  test("process-lost: the placement goes to the next process, with another attempt", async () => {
    const lost = await sdk.placeable({ port: 7001 });
    const next = await sdk.placeable({ port: 7002 });
    order("process-lost");
    await sdk.placements.start();
    await activate(next.client);
    expect(await sdk.placements.describe()).toMatchObject({ Status: "FULFILLED", Port: 7002 });
    expect(endedBecause(lost.host)).toContain("fault process-lost");
    expect(sdk.fleetEvents()).toContain("SERVER_PROCESS_CRASHED");
    expect(sdk.journal("attempt").filter(({ what }) => what === "game session started")).toHaveLength(2);
  });

  test("process-lost: with nobody left the placement waits", async () => {
    await sdk.placeable();
    order("process-lost");
    await sdk.placements.start();
    await sdk.bench.settled();
    expect(await status()).toBe("PENDING");
    await sdk.bench.advance(600);
    expect(await status()).toBe("TIMED_OUT");
  });

  test("fleet-deleted: the processes are told to end, and the placement has nowhere to go", async () => {
    const { host, client } = await sdk.placeable();
    order("fleet-deleted", { match: { fleetId: sdk.guide.fleetId } });
    await sdk.placements.start();
    await client.push();
    expect(await client.push()).toMatchObject({ Action: "TerminateProcess" });
    expect(await status()).toBe("PENDING");
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    expect(sdk.record("fleets", sdk.guide.fleetId)).toMatchObject({ status: "DELETING" });
  });

  test("alias-moved: what has begun goes on, the next one finds nothing where the alias leads nowhere", async () => {
    const { client } = await sdk.placeable();
    await sdk.placeable({ port: 7002 });
    order("alias-moved");
    await sdk.placements.start();
    await activate(client);
    expect(await status()).toBe("FULFILLED");
    const { Alias } = await sdk.bench.client.send(new DescribeAliasCommand({ AliasId: sdk.guide.aliasId }));
    expect(Alias?.RoutingStrategy).toMatchObject({ Type: "TERMINAL" });
    await sdk.placements.start({ PlacementId: "placement-2" });
    await sdk.bench.settled();
    expect((await sdk.placements.describe("placement-2")).Status).toBe("PENDING");
  });

  test("alias-moved: to a fleet that is there, and not to one that is not", async () => {
    const first = await sdk.placeable();
    const second = await sdk.placeable({ port: 7002 });
    const other = await sdk.bench.client.send(new CreateFleetCommand(guideFleet(sdk.guide.buildId)));
    const otherFleetId = known(other.FleetAttributes?.FleetId);
    const routing = async () =>
      (await sdk.bench.client.send(new DescribeAliasCommand({ AliasId: sdk.guide.aliasId }))).Alias
        ?.RoutingStrategy;
    order("alias-moved", { settings: { toFleetId: "fleet-11111111-1111-1111-1111-111111111111" } });
    await sdk.placements.start();
    await activate(first.client);
    expect(await routing()).toMatchObject({ Type: "SIMPLE", FleetId: sdk.guide.fleetId });
    order("alias-moved", { settings: { toFleetId: otherFleetId } });
    await sdk.placements.start({ PlacementId: "placement-2" });
    await activate(second.client);
    expect((await sdk.placements.describe("placement-2")).Status).toBe("FULFILLED");
    expect(await routing()).toMatchObject({ Type: "SIMPLE", FleetId: otherFleetId });
  });

  test("interruption means Spot fleets alone", async () => {
    const { client } = await sdk.placeable();
    const faultId = order("interruption");
    await sdk.placements.start();
    await activate(client);
    expect(lift(faultId)).toEqual({ firedCount: 0 });
  });

  test.each([{}, { statusCode: 500 }])(
    "never-activate %j: the activation has no effect, and at its limit the next process is asked",
    async (settings) => {
      const silent = await sdk.placeable({ port: 7001 });
      const next = await sdk.placeable({ port: 7002 });
      order("never-activate", { settings });
      await sdk.placements.start();
      const { GameSessionId } = await silent.client.push();
      const asked = { Action: "ActivateGameSession", RequestId: "r-1", GameSessionId };
      silent.client.socket.send(JSON.stringify(asked));
      await silent.client.ponged();
      expect(silent.client.frames).toMatchObject("statusCode" in settings ? [{ StatusCode: 500 }] : []);
      expect(await status()).toBe("PENDING");
      const [cause] = sdk.control.explanation().causes;
      expect(cause).toMatchObject({ code: "fault-ordered", rank: "root" });
      expect(cause?.text).toContain("never-activate");
      await sdk.bench.advance(10);
      await activate(next.client);
      expect(await sdk.placements.describe()).toMatchObject({ Status: "FULFILLED", Port: 7002 });
    },
  );

  test("late-activation: answered at once, and in effect so many seconds later", async () => {
    const { client } = await sdk.placeable();
    order("late-activation", { settings: { delaySeconds: 7 } });
    await sdk.placements.start();
    expect(await activate(client)).toBe(200);
    await sdk.bench.advance(6.999);
    expect(await status()).toBe("PENDING");
    await sdk.bench.advance(0.001);
    expect(await status()).toBe("FULFILLED");
  });

  test("late-activation: beyond the activation limit it comes to nothing", async () => {
    const { client } = await sdk.placeable();
    order("late-activation", { settings: { delaySeconds: 11 } });
    await sdk.placements.start();
    await activate(client);
    await sdk.bench.advance(11);
    expect(await status()).toBe("PENDING");
    expect(sdk.fleetEvents()).toContain("GAME_SESSION_ACTIVATION_TIMEOUT");
  });

  test("activation-twice: one event, one seat for each player", async () => {
    const { client } = await sdk.placeable();
    order("activation-twice");
    await sdk.placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }] });
    expect(await activate(client)).toBe(200);
    const { PlacedPlayerSessions } = await sdk.placements.describe();
    expect(PlacedPlayerSessions?.map(({ PlayerId }) => PlayerId)).toEqual(["ada", "ben"]);
    expect(sdk.control.state().flatMap(({ tables }) => tables.playerSessions ?? [])).toHaveLength(2);
    expect(fired()).toEqual(["activation-twice fired"]);
  });

  test.each([
    [
      "never-activate",
      { match: { action: "AcceptPlayerSession" } },
      "means nothing but the action ActivateGameSession",
    ],
    ["no-capacity", { match: { placementId: "placement-1" } }, "placementId"],
    ["late-activation", { settings: { delaySeconds: 0 } }, "delaySeconds"],
  ])("%s ordered as %j is refused in words", (fault, given, words) => {
    expect(() => order(fault, given)).toThrow(words);
  });
});

test("interruption: the instance is taken back, and the placement waits for the next one", async () => {
  sdk = await ServerSdkBench.start("ws", { fleet: { FleetType: "SPOT" } });
  const { host, client } = await sdk.placeable();
  order("interruption");
  await sdk.placements.start();
  await client.push();
  expect(await client.push()).toMatchObject({ Action: "TerminateProcess" });
  expect(await status()).toBe("PENDING");
  expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
  expect(sdk.fleetEvents()).toContain("INSTANCE_INTERRUPTED");
});
