/** Queues, the alias, and what is said of fleets, changed in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import { fleets, home, places, type QueueName, queueRegions } from "../given-world.ts";
import { abandon, pending } from "../model-endings.ts";
import type { Happening } from "../model-happenings.ts";
import { type ModelQueue, queueNamed } from "../model-world.ts";
import { pick } from "./pick.ts";

const destinationOrders: readonly ModelQueue["destinations"][] = [
  ["alias", "b"],
  ["b", "alias", "far"],
  ["a", "b"],
  ["managed", "alias"],
  ["far", "managed", "b", "a"],
];

function update(worlds: BothWorlds, name: QueueName, change: Partial<ModelQueue>): undefined {
  const queue = queueNamed(worlds.model, name);
  const changed = { ...queue, ...change };
  const answer = worlds.twin.ask("UpdateGameSessionQueue", worlds.queueMembers(changed), queueRegions[name]);
  worlds.expect(answer, queue.exists ? undefined : "NotFoundException");
  if (queue.exists) Object.assign(queue, change);
}

export const queueTimeOut = (
  worlds: BothWorlds,
  { queue, seconds }: Happening<"queue time-out">,
): undefined => update(worlds, queue, { timeoutMs: seconds * 1_000 });

export const queueDestinations = (
  worlds: BothWorlds,
  { queue, order }: Happening<"queue destinations">,
): undefined => update(worlds, queue, { destinations: pick(destinationOrders, order) ?? [] });

export const queueFilter = (worlds: BothWorlds, { queue, allowed }: Happening<"queue filter">): undefined =>
  update(worlds, queue, { allowedLocations: allowed ?? undefined });

/** No keys: the queue loses its PriorityConfiguration. */
export const queuePriority = (
  worlds: BothWorlds,
  { queue, keys, locations }: Happening<"queue priority">,
): undefined =>
  update(worlds, queue, {
    priority:
      keys.length === 0 ? undefined : { keys, locations: keys.includes("LOCATION") ? locations : undefined },
  });

export const queuePolicies = (
  worlds: BothWorlds,
  { queue, policies }: Happening<"queue policies">,
): undefined =>
  update(worlds, queue, {
    policies: policies.map(({ cap, seconds }) => ({
      cap,
      durationMs: seconds === null ? undefined : seconds * 1_000,
    })),
  });

export function deleteQueue(
  worlds: BothWorlds,
  { queue: name }: Happening<"DeleteGameSessionQueue">,
): undefined {
  const queue = queueNamed(worlds.model, name);
  const answer = worlds.twin.ask("DeleteGameSessionQueue", { Name: name }, queueRegions[name]);
  worlds.expect(answer, queue.exists ? undefined : "NotFoundException");
  for (const placement of pending(worlds.model))
    if (placement.queue === name) abandon(worlds.model, placement, "FAILED");
  queue.exists = false;
}

export function createQueue(
  worlds: BothWorlds,
  { queue: name }: Happening<"CreateGameSessionQueue">,
): undefined {
  const queue = queueNamed(worlds.model, name);
  const answer = worlds.twin.ask("CreateGameSessionQueue", worlds.queueMembers(queue), queueRegions[name]);
  worlds.expect(answer, queue.exists ? "InvalidRequestException" : undefined);
  queue.exists = true;
}

export function aliasLeadsTo({ model, twin }: BothWorlds, { to }: Happening<"alias leads to">): undefined {
  twin.pointAlias(to);
  model.alias = to;
}

export function updateRuntimeConfiguration(
  { model, twin }: BothWorlds,
  { place, activationSeconds, activations }: Happening<"UpdateRuntimeConfiguration">,
): undefined {
  const { fleet } = pick(places, place) ?? { fleet: "a" };
  const RuntimeConfiguration = {
    GameSessionActivationTimeoutSeconds: activationSeconds,
    ...(activations === null ? {} : { MaxConcurrentGameSessionActivations: activations }),
  };
  const FleetId = twin.fleetIds[fleet];
  twin.sure("UpdateRuntimeConfiguration", { FleetId, RuntimeConfiguration }, fleets[fleet].region);
  const runtime = model.runtime[fleet];
  runtime.activationLimitMs = activationSeconds * 1_000;
  if (activations !== null) runtime.activations = activations;
}

/** Game sessions that are there keep the protection that they have. */
export function updateFleetAttributes(
  { model, twin }: BothWorlds,
  { place, isProtecting }: Happening<"UpdateFleetAttributes">,
): undefined {
  const { fleet } = pick(places, place) ?? { fleet: "a" };
  const NewGameSessionProtectionPolicy = isProtecting ? "FullProtection" : "NoProtection";
  const members = { FleetId: twin.fleetIds[fleet], NewGameSessionProtectionPolicy };
  twin.sure("UpdateFleetAttributes", members, fleets[fleet].region);
  model.protects[fleet] = isProtecting;
}

/** A fleet that nobody uses comes, or goes: for those who list fleets. */
export function spareFleet(
  { model, twin }: BothWorlds,
  { isMade, which }: Happening<"spare fleet">,
): undefined {
  if (isMade) {
    const Locations = [{ Location: "custom-east" }];
    const made = twin.sure("CreateFleet", { Name: "spare", ComputeType: "ANYWHERE", Locations }, home);
    model.spareFleets.push(String(made.FleetAttributes?.FleetId));
    return;
  }
  const FleetId = pick(model.spareFleets, which);
  if (FleetId === undefined) return;
  twin.sure("DeleteFleet", { FleetId });
  model.spareFleets.splice(model.spareFleets.indexOf(FleetId), 1);
}
