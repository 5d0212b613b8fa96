/** A thousand processes at once: connected, heartbeating, cut off, and back. */
import { DescribeFleetUtilizationCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { createGameSession } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

const PROCESSES = 1_000;
/** How many hosts one turn of the set-up connects. */
const AT_ONCE = 50;

let sdk: ServerSdkBench;
let wall: StandingWall;
beforeEach(async () => {
  wall = new StandingWall();
  sdk = await ServerSdkBench.start("ws", { wall });
});
afterEach(() => sdk.close());

interface Process {
  readonly host: Host;
  readonly client: SdkClient;
}

async function placeableProcesses(): Promise<readonly Process[]> {
  const processes: Process[] = [];
  while (processes.length < PROCESSES)
    processes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => sdk.placeable()))));
  return processes;
}

const heartbeats = (processes: readonly Process[]) =>
  Promise.all(
    processes.map(async ({ client }) => await client.ask("HeartbeatServerProcess", { HealthStatus: true })),
  );

const connectionIds = () =>
  sdk.control
    .state()
    .flatMap(({ tables }) => tables.serverProcesses ?? [])
    .map((process) => (process as { readonly connectionId?: string }).connectionId);

test("a thousand processes lose their sockets, all come back at once, and every one of them is ready again", async () => {
  const before = await placeableProcesses();
  const waitingBefore = wall.waiting;
  const first = new Set(connectionIds());
  expect(first.size).toBe(PROCESSES);

  expect(sdk.control.cutServerSdkSockets()).toEqual({ count: PROCESSES });
  const lost = () => connectionIds().filter((id) => id === undefined).length;
  await eventually("every socket is known to be lost", () => lost() === PROCESSES, lost);

  const after = await Promise.all(
    before.map(async ({ host }) => ({ host, client: await sdk.connect(host) })),
  );
  const now = new Set(connectionIds());
  expect(now.size).toBe(PROCESSES);
  expect([...now].filter((id) => first.has(id))).toEqual([]);
  for (const answer of await heartbeats(after)) expect(answer).toMatchObject({ StatusCode: 200 });
  expect(sdk.fleetEvents()).toEqual([]);
  // One timer that pings them all, not one for each.
  expect(wall.waiting).toBe(waitingBefore);
  expect(waitingBefore).toBeLessThan(10);

  const { fleetId: FleetId } = sdk.guide;
  const command = new DescribeFleetUtilizationCommand({ FleetIds: [FleetId] });
  expect((await sdk.bench.client.send(command)).FleetUtilization).toMatchObject([
    { ActiveServerProcessCount: PROCESSES },
  ]);
  const told = new Map<string, number>();
  for (let count = 0; count < AT_ONCE; count += 1) await createGameSession(sdk);
  await sdk.bench.settled();
  for (const { host, client } of after) {
    const starts = client.frames.filter(({ Action }) => Action === "CreateGameSession").length;
    if (starts > 0) told.set(host.processId, starts);
  }
  expect([...told.values()]).toEqual(Array.from({ length: AT_ONCE }, () => 1));
}, 60_000);

test("a thousand processes that fall silent are all found unhealthy at their instant, and nobody else is", async () => {
  const processes = await placeableProcesses();
  const [lively, silent] = [processes.slice(0, AT_ONCE), processes.slice(AT_ONCE)];
  await sdk.bench.advance(120);
  await heartbeats(lively);
  await sdk.bench.advance(59);
  expect(sdk.fleetEvents()).toEqual([]);
  await sdk.bench.advance(1);
  expect(sdk.fleetEvents().filter((code) => code === "SERVER_PROCESS_TERMINATED_UNHEALTHY")).toHaveLength(
    silent.length,
  );
  for (const { host } of lively) expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
}, 60_000);
