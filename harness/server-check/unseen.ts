import { type Sight, wrong } from "./check-step.ts";
import type { Examination } from "./examination.ts";
import { exitInWords, fixOfExit } from "./exit-in-words.ts";
import type { Sighting } from "./server-life.ts";

/**
 * The sight where what was expected did not come: because the process is gone, or because the time was up.
 *
 * @param what did not come, such as "no ProcessReady".
 * @param fix for a process that lives and is late.
 */
export function unseen(
  { life }: Examination,
  sighting: Exclude<Sighting<unknown>, { readonly kind: "seen" }>,
  what: string,
  withinSeconds: number,
  fix: string,
): Sight {
  if (sighting.kind === "exited")
    return wrong(
      `${what}: it ${exitInWords(sighting.exit)}; last seen was ${life.lastSeen()}`,
      fixOfExit(sighting.exit),
    );
  return wrong(`${what} within ${withinSeconds} s; last seen was ${life.lastSeen()}`, fix);
}
