/** Instances of the managed fleet, asked for and sent away by API calls in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import { fleets } from "../given-world.ts";
import type { Happening } from "../model-happenings.ts";
import { countOn, desire, livingOn, servingIn } from "../model-instances.ts";

const MOST = 50;

export function updateFleetCapacity(
  worlds: BothWorlds,
  { desired }: Happening<"UpdateFleetCapacity">,
): undefined {
  const { model, twin } = worlds;
  const FleetId = twin.fleetIds.managed;
  twin.sure("UpdateFleetCapacity", { FleetId, DesiredInstances: desired, MinSize: 0, MaxSize: MOST });
  desire(model, desired, worlds);
}

type Figures = { readonly [Name in "DESIRED" | "PENDING" | "ACTIVE" | "IDLE" | "TERMINATING"]?: number };

/** @throws Error when the figures are not the model's. */
export function describeFleetCapacity({ model, twin }: BothWorlds): undefined {
  const { region } = fleets.managed;
  const answer = twin.sure("DescribeFleetCapacity", { FleetIds: [twin.fleetIds.managed] }, region);
  const [told] = (answer.FleetCapacity ?? []) as unknown as readonly { readonly InstanceCounts?: Figures }[];
  const { DESIRED, PENDING, ACTIVE, IDLE, TERMINATING } = told?.InstanceCounts ?? {};
  const serving = servingIn(model);
  const active = serving.filter(({ isActive }) => isActive);
  const going = model.instances.filter((one) => one.isEnding && livingOn(model, one).length > 0);
  const figures = (...[desired, pending, ...rest]: readonly (number | undefined)[]): string =>
    `${desired} desired, ${pending} PENDING, ${rest[0]} ACTIVE (${rest[1]} idle) and ${rest[2]} TERMINATING instances`;
  const is = figures(DESIRED, PENDING, ACTIVE, IDLE, TERMINATING);
  const idle = active.filter((one) => countOn(model, one) === 0);
  const should = figures(
    ...[model.desiredInstances, serving.length - active.length],
    ...[active.length, idle.length, going.length],
  );
  if (is !== should) throw new Error(`the managed fleet tells of ${is}, and should of ${should}`);
}
