import type { SpawnedProcess } from "./spawned-process.ts";

/** How long processes may take to end by themselves when the emulator does, in milliseconds. */
const END_LIMIT_MS = 2_000;
const KILL_LIMIT_MS = 10_000;

/** Ends processes with SIGTERM, and those that do not heed it with SIGKILL. @throws Error naming those still there. */
export async function endProcesses(processes: readonly SpawnedProcess[]): Promise<void> {
  const allExited = Promise.all(processes.map(({ exited }) => exited));
  for (const process of processes) process.signalGroup("SIGTERM");
  if (await isWithin(END_LIMIT_MS, allExited)) return;
  for (const process of processes) process.signalGroup("SIGKILL");
  if (await isWithin(KILL_LIMIT_MS, allExited)) return;
  const ids = processes.map(({ pid }) => pid).join(", ");
  throw new Error(`some of the server processes ${ids} are still there ${KILL_LIMIT_MS} ms after SIGKILL`);
}

async function isWithin(limitMs: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([promise.then(() => true), limit]);
  } finally {
    clearTimeout(timer);
  }
}
