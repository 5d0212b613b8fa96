/** Where the emulator's instances, and what hosts are told of them, are not what the reference model expects. */
import type { BothWorlds } from "../both-worlds.ts";
import { freeSlots, livingOn } from "../model-instances.ts";
import type { ModelInstance, ModelWorld } from "../model-world.ts";

/** One that was shut down is gone when the last of its processes is. */
function statusOf(world: ModelWorld, instance: ModelInstance): string | undefined {
  if (instance.isEnding) return livingOn(world, instance).length > 0 ? "TERMINATING" : undefined;
  return instance.isActive ? "ACTIVE" : "PENDING";
}

export function sameInstances({ model, real }: BothWorlds): readonly string[] {
  const different = model.instances.flatMap((instance) => {
    const status = real.instances.get(instance.name)?.status;
    const expected = statusOf(model, instance);
    return status === expected ? [] : [`${instance.name} is ${status}, and should be ${expected}`];
  });
  const known = model.instances.map(({ name }) => name);
  const unknown = [...real.instances.keys()].filter((name) => !known.includes(name));
  return [...different, ...unknown.map((name) => `${name} is only in the emulator`)];
}

/** What hosts find when they look, and that they are told to look when there is more to find than before. */
export function hostsKnowWhatIsWanted({ model, twin, wantedBefore }: BothWorlds): readonly string[] {
  const found = twin.wanted();
  return model.instances.flatMap((instance) => {
    const { name } = instance;
    const wanted = instance.isHosted ? freeSlots(model, instance) : 0;
    const isFound = (found.get(name) ?? 0) === wanted;
    const isHeard = wanted <= (wantedBefore.get(name) ?? 0) || twin.heardOf.has(name);
    return [
      ...(isFound ? [] : [`hosts find ${found.get(name) ?? 0} wanted on ${name}, and should ${wanted}`]),
      ...(isHeard ? [] : [`hosts were not told that ${wanted} are wanted on ${name}`]),
    ];
  });
}
