import { brokenTruths } from "../invariants/broken-truths.ts";
import { WorldWatch } from "../invariants/world-watch.ts";
import { type Answer, ExploredWorld } from "./explored-world.ts";
import type { Finding } from "./finding.ts";
import type { PlayedStep } from "./laws/law.ts";
import { laws } from "./laws/table.ts";
import type { Reached } from "./reached.ts";
import type { Script, Step } from "./step.ts";

/** A world in which every truth is looked at after each step. */
export class JudgedWorld {
  readonly world: ExploredWorld;
  readonly #watch: WorldWatch;
  readonly #reached: Reached | undefined;
  #finding: Finding | undefined;

  /** @param reached notes what the world comes by, for whoever wants to know. */
  constructor(script: Pick<Script, "seed" | "rules">, reached?: Reached) {
    this.world = new ExploredWorld(script, (changes) => reached?.noteChanges(changes));
    this.#watch = new WorldWatch(this.world.parts);
    this.#reached = reached;
  }

  get finding(): Finding | undefined {
    return this.#finding;
  }

  play(step: Step): Answer {
    try {
      // Names mean what they mean before the step acts.
      const sent = this.world.sentBy(step);
      const { commits } = this.world;
      const answer = this.world.play(step);
      if (answer !== undefined) this.#reached?.noteAnswer(step, answer);
      this.#judge({ step, sent, answer, isWithoutEffect: this.world.commits === commits });
      return answer;
    } catch (error) {
      this.#finding = thrown(error, step.step);
      return undefined;
    }
  }

  #judge(played: Pick<PlayedStep, "step" | "sent" | "answer" | "isWithoutEffect">): void {
    const after = this.#watch.look();
    this.#reached?.noteJournal(after.journal);
    const { step } = played.step;
    const [broken] = brokenTruths(after);
    if (broken !== undefined)
      this.#finding = { name: broken.name, truth: broken.truth, details: broken.contradictions, step };
    else if (after.before !== undefined) this.#lookForBrokenLaws({ ...played, after, before: after.before });
  }

  #lookForBrokenLaws(played: Omit<PlayedStep, "rules" | "answerOfStep">): void {
    const { references, parts } = this.world;
    const answerOfStep = (step: number) => references.answerOf(step);
    const whole: PlayedStep = { ...played, rules: parts.rules, answerOfStep };
    for (const { name, truth, check } of laws) {
      const details = check(whole);
      if (details.length === 0) continue;
      this.#finding = { name, truth, details, step: played.step.step };
      return;
    }
  }
}

function thrown(error: unknown, step: number): Finding {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const name = error instanceof Error ? `${error.name} is thrown` : "something is thrown";
  const truth = "The emulator throws nothing but what it refuses a caller with.";
  return { name, truth, details: text.split("\n").slice(0, 6), step };
}
