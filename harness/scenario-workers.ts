/**
 * How many scenarios are played at once.
 *
 * A story waits most of its time: for Nakama's matchmaker, which looks once a second, or for a message to come back
 * after ten. So a core has room for several. **Observed** on two cores, all scenarios with Nakama: 8 min 50 s with two
 * at once, 3 min 10 s with six, 2 min 8 s with twelve.
 */
const STORIES_PER_CORE = 6;

/** What one story takes at most: its worker 340 MB, beside it a Nakama, an emulator's process, game servers. */
const BYTES_PER_STORY = 640 * 1024 ** 2;

/** At least one; never more than fit into half of the memory. */
export function scenarioWorkers(machine: { readonly cores: number; readonly memoryBytes: number }): number {
  const whatFits = Math.floor(machine.memoryBytes / 2 / BYTES_PER_STORY);
  return Math.max(1, Math.min(machine.cores * STORIES_PER_CORE, whatFits));
}
