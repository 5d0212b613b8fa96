/** Instances of the managed fleet, asked for and sent away by API calls in both worlds. */
import type { Members } from "../../../runtime/input.ts";
import type { BothWorlds } from "../both-worlds.ts";
import { fleets } from "../given-world.ts";
import { becomesUnhealthy } from "../model-endings.ts";
import type { Happening } from "../model-happenings.ts";
import { countOn, livingOn } from "../model-instances.ts";

const MOST = 50;

/**
 * Which of the idle ones go is nobody's business: the emulator tells which are there, before and after.
 *
 * @throws Error when there are not as many instances afterwards, or one that went was busier than one that stayed.
 */
export function updateFleetCapacity(
  worlds: BothWorlds,
  { desired }: Happening<"UpdateFleetCapacity">,
): undefined {
  const { model, twin } = worlds;
  const FleetId = twin.fleetIds.managed;
  const before = servingIn(worlds);
  twin.sure("UpdateFleetCapacity", { FleetId, DesiredInstances: desired, MinSize: 0, MaxSize: MOST });
  const after = servingIn(worlds);
  if (after.length !== desired)
    throw new Error(`the managed fleet has ${after.length} instances, and ${desired} are desired`);
  if (desired > model.desiredInstances) model.handedInstances = after;
  model.desiredInstances = desired;
  const gone = before.filter((instance) => !after.includes(instance));
  const stayed = before.filter((instance) => after.includes(instance));
  const busiest = Math.max(0, ...gone.map((instance) => countOn(model, instance)));
  const calmest = Math.min(Number.POSITIVE_INFINITY, ...stayed.map((instance) => countOn(model, instance)));
  if (busiest > calmest)
    throw new Error(`an instance with ${busiest} game sessions goes, and one with ${calmest} stays`);
  for (const instance of gone) {
    model.endingInstances.push(instance);
    for (const process of livingOn(model, instance)) becomesUnhealthy(model, process);
  }
}

/** @throws Error when the figures are not the model's. */
export function describeFleetCapacity({ model, twin }: BothWorlds): undefined {
  const { region } = fleets.managed;
  const answer = twin.sure("DescribeFleetCapacity", { FleetIds: [twin.fleetIds.managed] }, region);
  const [told] = (answer.FleetCapacity ?? []) as unknown as readonly {
    readonly InstanceCounts?: { readonly DESIRED?: number; readonly TERMINATING?: number };
  }[];
  const going = model.endingInstances.filter((instance) => livingOn(model, instance).length > 0).length;
  const { DESIRED, TERMINATING } = told?.InstanceCounts ?? {};
  if (DESIRED !== model.desiredInstances || TERMINATING !== going)
    throw new Error(
      `the managed fleet tells of ${DESIRED} desired and ${TERMINATING} TERMINATING instances, and should of ${model.desiredInstances} and ${going}`,
    );
}

function servingIn({ twin }: BothWorlds): readonly string[] {
  const { Instances = [] } = twin.sure("DescribeInstances", { FleetId: twin.fleetIds.managed });
  return (Instances as unknown as readonly Members[])
    .filter(({ Status }) => Status !== "TERMINATING")
    .map(({ InstanceId }) => String(InstanceId));
}
