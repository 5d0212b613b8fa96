import { fewest } from "./fewest.ts";
import type { Finding } from "./finding.ts";
import { playScript, upTo } from "./play-script.ts";
import { renumbered } from "./renumbered.ts";
import { simplerRules, simplerSteps } from "./simpler.ts";
import type { Script, Step } from "./step.ts";

export interface ShrinkLimits {
  /** How often a script may be played. */
  readonly plays: number;
  /** Whether to stop now, for whatever other reason. */
  readonly isOver?: () => boolean;
}

export interface Shrunk {
  readonly script: Script;
  readonly finding: Finding;
  readonly plays: number;
}

/**
 * A short script that still finds the same, by the name of the truth that it breaks.
 *
 * @throws Error when the script does not find it in the first place.
 */
export function shrink(script: Script, name: string, limits: ShrinkLimits): Shrunk {
  const shrinking = new Shrinking(script, name, limits);
  shrinking.dropSteps();
  for (let plays = -1; plays !== shrinking.plays && shrinking.simplify(); plays = shrinking.plays)
    shrinking.dropSteps();
  shrinking.renumber();
  return shrinking.result;
}

class Shrinking {
  plays = 0;
  #script: Script;
  #finding: Finding;
  readonly #name: string;
  readonly #limits: ShrinkLimits;

  constructor(script: Script, name: string, limits: ShrinkLimits) {
    this.#name = name;
    this.#limits = limits;
    this.#script = script;
    const { finding } = playScript(script);
    if (finding?.name !== name)
      throw new Error(`the script finds ${finding?.name ?? "nothing"} instead of: ${name}`);
    this.#finding = finding;
  }

  get result(): Shrunk {
    return { script: this.#script, finding: this.#finding, plays: this.plays };
  }

  dropSteps(): void {
    fewest(this.#script.steps, (steps) => this.#isSo({ ...this.#script, steps }));
  }

  /** Answers whether anything could be said more simply. */
  simplify(): boolean {
    let isSimpler = false;
    while (this.#simplifyRules()) isSimpler = true;
    for (const { step } of this.#script.steps) {
      while (this.#simplifyStep(step)) isSimpler = true;
    }
    return isSimpler;
  }

  renumber(): void {
    this.#isSo(renumbered(this.#script));
  }

  #simplifyRules(): boolean {
    for (const rules of simplerRules(this.#script.rules)) {
      if (this.#isSo({ ...this.#script, rules })) return true;
    }
    return false;
  }

  #simplifyStep(number: number): boolean {
    const present = this.#script.steps.find(({ step }) => step === number);
    if (present === undefined) return false;
    const candidates: Iterable<Step> = simplerSteps(present);
    for (const simpler of candidates) {
      const steps = this.#script.steps.map((step) => (step.step === number ? simpler : step));
      if (this.#isSo({ ...this.#script, steps })) return true;
    }
    return false;
  }

  /** Keeps the script if it still finds the same. Undefined when nothing more may be tried. */
  #isSo(script: Script): boolean | undefined {
    if (this.plays >= this.#limits.plays || this.#limits.isOver?.() === true) return undefined;
    this.plays += 1;
    const { finding } = playScript(script);
    if (finding?.name !== this.#name) return false;
    this.#script = upTo(script, finding);
    this.#finding = finding;
    return true;
  }
}
