import type { Finding } from "./finding.ts";
import { JudgedWorld } from "./judged-world.ts";
import type { Script } from "./step.ts";

/** Plays a script until something is found, or to its end. The world is left as it then is, and closed. */
export function playScript(script: Script): JudgedWorld {
  const judged = new JudgedWorld(script);
  for (const step of script.steps) {
    judged.play(step);
    if (judged.finding !== undefined) break;
  }
  judged.close();
  return judged;
}

/** The script as far as it matters: up to the step after which something was found. */
export const upTo = (script: Script, { step }: Finding): Script => ({
  ...script,
  steps: script.steps.slice(0, script.steps.findIndex((one) => one.step === step) + 1),
});
