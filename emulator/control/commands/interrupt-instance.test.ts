import { DescribeFleetCapacityCommand, UpdateFleetCapacityCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fleetEventsOf, makeFleet } from "../../testing/fleets.ts";
import { known, setUpAsInTheGuide } from "../../testing/guide-set-up.ts";
import { TestEmulator } from "../../testing/test-emulator.ts";

let bench: TestEmulator;
let fleetId: string;
let buildId: string;
beforeEach(async () => {
  bench = await TestEmulator.start("json");
  ({ fleetId, buildId } = await setUpAsInTheGuide(bench, {
    fleet: { FleetType: "SPOT", Locations: [{ Location: "eu-west-1" }] },
  }));
});
afterEach(() => bench.close());

const interrupt = (given: object = {}) =>
  bench.emulator.control.command("interrupt-instance", { fleetId, ...given });
const instanceIdsIn = (location: string) =>
  bench.emulator.control
    .state()
    .flatMap(({ tables }) => (tables.instances ?? []) as readonly { instanceId: string; location: string }[])
    .filter((instance) => instance.location === location)
    .map(({ instanceId }) => instanceId);
async function counts() {
  const { FleetCapacity } = await bench.client.send(
    new DescribeFleetCapacityCommand({ FleetIds: [fleetId] }),
  );
  return FleetCapacity?.[0]?.InstanceCounts;
}

test("without a name it is the oldest of the home Region; another one takes its place, and processes are wanted there", async () => {
  await bench.client.send(
    new UpdateFleetCapacityCommand({ FleetId: fleetId, DesiredInstances: 2, MaxSize: 2 }),
  );
  const [oldest, other] = instanceIdsIn("us-east-1");
  expect(interrupt()).toEqual({ instanceId: oldest });
  await bench.settled();
  // Nothing ran there, so that it is gone at once.
  const after = instanceIdsIn("us-east-1");
  expect(after).toHaveLength(2);
  expect(after[0]).toBe(other);
  expect(after).not.toContain(oldest);
  expect(await counts()).toMatchObject({ DESIRED: 2, PENDING: 2, TERMINATING: 0 });
  const wanted = bench.emulator.control.wantedProcesses().map(({ instanceId }) => instanceId);
  expect(wanted).toContain(after[1]);
  const [newest] = await fleetEventsOf(bench, fleetId);
  expect(newest).toMatchObject({
    EventCode: "INSTANCE_INTERRUPTED",
    Message: `Spot instance ${oldest} in us-east-1 was interrupted.`,
  });
});

test("an instance of another location is meant by that location, or by its id", async () => {
  const [first] = instanceIdsIn("eu-west-1");
  expect(interrupt({ location: "eu-west-1" })).toEqual({ instanceId: first });
  await bench.settled();
  const [second] = instanceIdsIn("eu-west-1");
  expect(second).not.toBe(first);
  expect(interrupt({ instanceId: second })).toEqual({ instanceId: second });
});

test("no other takes the place of one that is desired no more", async () => {
  await bench.gameServer(fleetId, 7001);
  const [instanceId] = instanceIdsIn("us-east-1");
  await bench.client.send(new UpdateFleetCapacityCommand({ FleetId: fleetId, DesiredInstances: 0 }));
  expect(() => interrupt({ instanceId })).toThrow(`Instance ${instanceId} is TERMINATING already.`);
  expect(() => interrupt()).toThrow(
    `Fleet ${fleetId} has no instance in us-east-1 that could be interrupted.`,
  );
  expect(instanceIdsIn("us-east-1")).toEqual([instanceId]);
});

test("what is not there, or not a Spot instance, is refused by name", async () => {
  const { FleetId: onDemand } = await makeFleet(bench, buildId);
  await bench.settled();
  expect(() => interrupt({ fleetId: "fleet-none" })).toThrow("Fleet fleet-none does not exist.");
  expect(() => interrupt({ fleetId: known(onDemand) })).toThrow("has no Spot instances");
  expect(() => interrupt({ instanceId: "i-none" })).toThrow(`Fleet ${fleetId} has no instance i-none.`);
  expect(() => interrupt({ sooner: true })).toThrow("interrupt-instance");
});
