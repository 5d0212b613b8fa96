/** What the reference model knows of the managed fleet's instances: how many there are to be, and which of them end. */
import { PROCESSES_PER_INSTANCE } from "./given-world.ts";
import { hostedBy, type ModelProcess, type ModelWorld } from "./model-world.ts";

export const livingOn = (world: ModelWorld, instance: string): readonly ModelProcess[] =>
  world.processes.filter(({ compute, state }) => compute === instance && state !== "ended");

/** The game sessions there that are not over. */
export const countOn = (world: ModelWorld, instance: string): number =>
  livingOn(world, instance).filter((process) => {
    const hosted = hostedBy(world, process);
    return hosted !== undefined && hosted.status !== "TERMINATED";
  }).length;

/** Where each instance that takes one is full, one more process takes an instance more. */
export function makeRoom(world: ModelWorld): undefined {
  const { handedInstances: handed, endingInstances: ending } = world;
  const handedCount = handed.filter((instance) => !ending.includes(instance)).length;
  const managed = world.processes.filter(({ fleet }) => fleet === "managed");
  const full = [...new Set(managed.map(({ compute }) => compute))].filter(
    (compute) =>
      !ending.includes(compute) &&
      !handed.includes(compute) &&
      livingOn(world, compute).length >= PROCESSES_PER_INSTANCE,
  );
  if (full.length >= world.desiredInstances - handedCount) world.desiredInstances += 1;
}
