import {
  CreateFleetCommand,
  DescribeFleetAttributesCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MANUAL_START_AT } from "../index.ts";
import { askControl } from "../testing/ask-control.ts";
import { guideFleet, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

describe("the clock", () => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start("json");
  });
  afterEach(() => bench.close());

  test("cannot go back", async () => {
    await bench.advance(10);
    const to = MANUAL_START_AT + 9_999;
    expect(await askControl(bench.emulator, { path: "/clock", body: { to } })).toMatchObject({
      status: 400,
      json: { message: `The clock stands at ${MANUAL_START_AT + 10_000} and cannot be set back to ${to}.` },
    });
  });

  test("cannot be set over a rule that is due on the way, but onto it", async () => {
    const guide = await setUpAsInTheGuide(bench, { queue: { TimeoutInSeconds: 30 } });
    const call = { PlacementId: "placement-1", GameSessionQueueName: guide.queueName };
    await bench.client.send(new StartGameSessionPlacementCommand({ ...call, MaximumPlayerSessionCount: 2 }));
    const dueAt = MANUAL_START_AT + 30_000;
    expect(() => bench.emulator.control.setClock(dueAt + 1)).toThrow(
      `A rule is due at ${dueAt}, before ${dueAt + 1}: set the clock to it first.`,
    );
    expect(bench.emulator.control.clock()).toMatchObject({ now: MANUAL_START_AT, nextDueAt: dueAt });
    bench.emulator.control.setClock(dueAt);
    expect(bench.emulator.control.clock()).toMatchObject({ now: dueAt });
  });

  test("runs what is due by now before it goes on, so that nothing runs late", async () => {
    const guide = await setUpAsInTheGuide(bench);
    await bench.client.send(new CreateFleetCommand(guideFleet(guide.buildId)));
    bench.emulator.control.setClock(MANUAL_START_AT + 1_000);
    const { FleetAttributes: fleets } = await bench.client.send(new DescribeFleetAttributesCommand({}));
    expect(fleets?.map((fleet) => fleet.Status)).toEqual(["ACTIVE", "ACTIVE"]);
    const due = bench.emulator.control.journal(0).filter(({ what }) => what.startsWith("due fleet-set-up"));
    expect(new Set(due.map((entry) => entry.at))).toEqual(new Set([MANUAL_START_AT]));
  });

  test("that runs by itself cannot be set", async () => {
    const running = await TestEmulator.start("json", { clock: { mode: "running" } });
    try {
      const to = Date.now() + 60_000;
      expect(await askControl(running.emulator, { path: "/clock", body: { to } })).toMatchObject({
        status: 400,
        json: { message: expect.stringContaining("running by itself") },
      });
    } finally {
      await running.close();
    }
  });
});

test("a reset forgets every record of every scope, and neither clock nor journal", async () => {
  const bench = await TestEmulator.start("json");
  try {
    await setUpAsInTheGuide(bench);
    bench.emulator.control.command(
      "create-topic",
      { name: "far" },
      { account: "111111111111", region: "eu-west-1" },
    );
    await bench.advance(60);
    const { control } = bench.emulator;
    const written = control.journal(0).length;
    const empty = await TestEmulator.start("json");
    expect((await askControl(bench.emulator, { path: "/commands/reset", body: {} })).json).toEqual({});
    expect(control.stateHash()).toBe(empty.emulator.control.stateHash());
    await empty.close();
    expect(control.state()).toEqual([]);
    expect(control.clock()).toMatchObject({ now: MANUAL_START_AT + 60_000, nextDueAt: null });
    expect(control.journal(0)).toHaveLength(written + 1);
    const { fleetId } = await setUpAsInTheGuide(bench);
    expect(
      control
        .journal(0)
        .filter(({ subjectId }) => subjectId === fleetId)
        .at(0)?.sequence,
    ).toBeGreaterThan(written);
  } finally {
    await bench.close();
  }
});
