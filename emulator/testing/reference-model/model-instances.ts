/** What the reference model knows of the managed fleet's instances: how many there are to be, and which of them end. */
import { instanceStartSeconds, PROCESSES_PER_INSTANCE } from "./given-world.ts";
import { becomesUnhealthy } from "./model-endings.ts";
import {
  hostedBy,
  type ModelGameSession,
  type ModelInstance,
  type ModelProcess,
  type ModelWorld,
} from "./model-world.ts";

/** Which names new instances got, and which of equally calm ones went, is nobody's business: the witness knows. */
export interface InstanceWitness {
  /** Those that are not shut down, in the order in which they came. */
  servingInstances(): readonly string[];
}

export const livingOn = (world: ModelWorld, { name }: ModelInstance): readonly ModelProcess[] =>
  world.processes.filter(({ compute, state }) => compute === name && state !== "ended");

/** The game sessions there that are not over. */
export const countOn = (world: ModelWorld, instance: ModelInstance): number =>
  livingOn(world, instance).filter((process) => {
    const hosted = hostedBy(world, process);
    return hosted !== undefined && hosted.status !== "TERMINATED";
  }).length;

const isGuard = ({ fleet, status, isProtected }: ModelGameSession): boolean =>
  fleet === "managed" && status === "ACTIVE" && isProtected;

/** Does it host a game session for whose sake scaling in spares it? */
const isGuarded = (world: ModelWorld, instance: ModelInstance): boolean =>
  livingOn(world, instance).some((process) => {
    const hosted = hostedBy(world, process);
    return hosted !== undefined && isGuard(hosted);
  });

export const servingIn = (world: ModelWorld): readonly ModelInstance[] =>
  world.instances.filter(({ isEnding }) => !isEnding);

/** How many more processes could be started there now. */
export const freeSlots = (world: ModelWorld, instance: ModelInstance): number =>
  instance.isEnding || instance.startsAtMs > world.nowMs
    ? 0
    : PROCESSES_PER_INSTANCE - livingOn(world, instance).length;

const newInstance = (name: string, startsAtMs: number, isHosted: boolean): ModelInstance => ({
  ...{ name, startsAtMs, isHosted },
  isActive: false,
  wasSpared: false,
  isEnding: false,
});

/** The one that the fleet begins with, on which processes are started by command. */
export function firstInstance(world: ModelWorld, witness: InstanceWitness): undefined {
  const [name = "none"] = witness.servingInstances();
  world.instances.push(newInstance(name, world.nowMs, false));
}

/**
 * Where a process comes that is started by command: to a free slot that no host fills, or, where none is, to an
 * instance more, which runs at once and is desired from then on.
 *
 * @throws Error when it came elsewhere.
 */
export function takeSlot(world: ModelWorld, name: string): undefined {
  const open = servingIn(world).filter((one) => !one.isHosted && freeSlots(world, one) > 0);
  if (open.some((one) => one.name === name)) return;
  if (open.length > 0 || world.instances.some((one) => one.name === name))
    throw new Error(
      `a process starts on ${name}, and may on [${open.map((one) => one.name).join(", ")}] or on a new instance`,
    );
  world.instances.push(newInstance(name, world.nowMs, false));
  world.desiredInstances += 1;
}

/** As UpdateFleetCapacity asks: instances come or go at once. Whoever wants more wants hosts to fill all of them. */
export function desire(world: ModelWorld, desired: number, witness: InstanceWitness): undefined {
  if (desired > world.desiredInstances) for (const instance of servingIn(world)) instance.isHosted = true;
  world.desiredInstances = desired;
  const known = world.instances.map(({ name }) => name);
  const fresh = witness.servingInstances().filter((name) => !known.includes(name));
  const startsAtMs = world.nowMs + instanceStartSeconds * 1_000;
  for (let count = servingIn(world).length; count < desired; count += 1)
    world.instances.push(newInstance(fresh.shift() ?? "one that did not come", startsAtMs, true));
  scaleIn(world, witness);
}

/** Where a game session guards its instance no more, what was asked for before may be done now. */
export function lookAtGuards(world: ModelWorld, witness: InstanceWitness): undefined {
  const guards = world.gameSessions.filter(isGuard).map(({ name }) => name);
  if (world.guards.some((name) => !guards.includes(name))) scaleIn(world, witness);
  world.guards = guards;
}

/** As many go as there are too many, the calmest first, and for now none that is guarded. */
function scaleIn(world: ModelWorld, witness: InstanceWitness): undefined {
  const serving = servingIn(world);
  const surplus = serving.length - world.desiredInstances;
  if (surplus <= 0) return;
  const staying = witness.servingInstances();
  const load = (instance: ModelInstance) => countOn(world, instance);
  const stays = ({ name }: ModelInstance) => Number(staying.includes(name));
  const going = serving
    .filter((instance) => !isGuarded(world, instance))
    .sort((one, other) => load(one) - load(other) || stays(one) - stays(other))
    .slice(0, surplus);
  for (const instance of going) {
    instance.isEnding = true;
    for (const process of livingOn(world, instance)) becomesUnhealthy(world, process);
  }
  if (going.length < surplus) for (const instance of servingIn(world)) instance.wasSpared = true;
}
