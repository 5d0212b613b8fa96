import { availableParallelism } from "node:os";
import { storiesAtOnceIn } from "./stories-at-once.ts";

/** Where one story is played at a time by each core; docs/decisions/0004 tells what was measured. */
const DELAY_MS = 25;

/**
 * For how long a world holds an event back behind its placement's answer, in wall milliseconds, unless a scenario says
 * otherwise: it is to outlast the time for which others may keep Nakama from a core, and of them there are as many as
 * stories that each core plays at once.
 */
export const worldEventDelayMs = (
  environment: NodeJS.ProcessEnv = process.env,
  cores: number = availableParallelism(),
): number => DELAY_MS * Math.max(1, Math.ceil((storiesAtOnceIn(environment) ?? 1) / cores));
