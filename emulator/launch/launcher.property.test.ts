/** Whatever is done to a launched fleet, in the end as many processes run as it wants, and none that it does not know. */
import { UpdateFleetCapacityCommand, UpdateRuntimeConfigurationCommand } from "@aws-sdk/client-gamelift";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { BuildFolder, LAUNCHED_BUILD, launchNotes, makeLaunchedFleet } from "../testing/launched-fleet.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

type Step =
  | { readonly kind: "scale"; readonly desired: number }
  | { readonly kind: "configure"; readonly paths: readonly number[] }
  | { readonly kind: "kill"; readonly which: number }
  | { readonly kind: "wait"; readonly milliseconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("scale" as const), desired: fc.nat(3) }),
  fc.record({
    kind: fc.constant("configure" as const),
    paths: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("kill" as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant("wait" as const), milliseconds: fc.nat(2_000) }),
);

const lines = (paths: readonly number[]) =>
  paths.map((path) => ({ LaunchPath: `/local/game/server-${path}`, ConcurrentExecutions: 1 }));

async function live(steps: readonly Step[]): Promise<void> {
  const build = new BuildFolder();
  // The third crashes at once, so that back-off takes part.
  for (const [index, text] of ["exec sleep 1000", "exec sleep 1000", "exit 1"].entries())
    build.script(`server-${index}`, text);
  const wall = new StandingWall();
  const bench = await TestEmulator.start("json", { builds: { [LAUNCHED_BUILD]: build.path } }, wall);
  const living = () => {
    const ended = new Set(launchNotes(bench, "server process exited").map(({ subjectId }) => subjectId));
    return launchNotes(bench, "server process started").filter(({ subjectId }) => !ended.has(subjectId));
  };
  const kill = (pid: unknown) => {
    try {
      process.kill(Number(pid), "SIGKILL");
    } catch {
      // it has ended, and the launcher will hear of it
    }
  };
  try {
    const FleetId = await makeLaunchedFleet(bench, lines([0]));
    await bench.settled();
    let [desired, paths]: [number, readonly number[]] = [1, [0]];
    const configure = async (wanted: readonly number[]) => {
      paths = wanted;
      const RuntimeConfiguration = { ServerProcesses: lines(wanted) };
      await bench.client.send(new UpdateRuntimeConfigurationCommand({ FleetId, RuntimeConfiguration }));
    };
    for (const one of steps) {
      if (one.kind === "configure") await configure(one.paths);
      else if (one.kind === "kill") kill(living()[one.which]?.details.pid);
      else if (one.kind === "wait") wall.pass(one.milliseconds);
      else {
        desired = one.desired;
        const limits = { MinSize: 0, MaxSize: 3 };
        await bench.client.send(
          new UpdateFleetCapacityCommand({ FleetId, DesiredInstances: desired, ...limits }),
        );
      }
      await bench.settled();
    }
    // Nothing crashes any more, and what is left of earlier configurations is over.
    await configure(paths.map((path) => path % 2));
    const shot = living().map(({ subjectId, details }) => {
      kill(details.pid);
      return subjectId;
    });
    await eventually("those that were shot are seen to have exited", () =>
      living().every(({ subjectId }) => !shot.includes(subjectId)),
    );
    await eventually(
      `${desired} instances with ${paths.length} processes each`,
      () => {
        wall.pass(60);
        return living().length === desired * paths.length && bench.emulator.control.busy().length === 0;
      },
      () => ({ living: living().map(({ details }) => details), desired, paths }),
    );
    const files = living().map(({ details }) => `${details.instanceId} ${details.file}`);
    const each = new Set(living().map(({ details }) => details.instanceId));
    const expected = [...each].flatMap((id) => paths.map((path) => `${id} ${build.path}/server-${path}`));
    expect(files.sort()).toEqual(expected.sort());
  } finally {
    await bench.close();
    build.remove();
  }
}

test(
  "a fleet that is scaled, configured anew and shot at ends with what it wants",
  { timeout: 120_000 },
  () => fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 10 }), live), { numRuns: 12 }),
);
