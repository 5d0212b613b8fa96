import { Chance } from "./chance.ts";
import type { Finding } from "./finding.ts";
import { JudgedWorld } from "./judged-world.ts";
import { drawRules } from "./opening.ts";
import { RandomSteps } from "./random-steps.ts";
import { Reached } from "./reached.ts";
import type { Script, Step } from "./step.ts";

export interface Explored {
  readonly stepCount: number;
  readonly reached: ReadonlySet<string>;
  /** What was found first, and the script up to it. */
  readonly finding?: Finding & { readonly script: Script };
  /** All that was played; where it was asked for. */
  readonly script?: Script;
}

export interface ExploreWishes {
  readonly keepsScript?: boolean;
}

/** Plays a random world until something is found, or for so many steps. The same seed plays the same. */
export function exploreSeed(seed: string, steps: number, wishes: ExploreWishes = {}): Explored {
  const rules = drawRules(new Chance(seed, "rules"));
  const reached = new Reached();
  const judged = new JudgedWorld({ seed, rules }, reached);
  const random = new RandomSteps(judged.world, { seed, rules });
  const made: Step[] = [];
  while (made.length < steps && judged.finding === undefined) {
    const step = random.next();
    made.push(step);
    random.played(judged.play(step));
  }
  judged.close();
  const { finding } = judged;
  const script: Script = { seed, rules, steps: made };
  return {
    stepCount: made.length,
    reached: reached.names,
    ...(finding === undefined ? {} : { finding: { ...finding, script } }),
    ...(wishes.keepsScript ? { script } : {}),
  };
}
