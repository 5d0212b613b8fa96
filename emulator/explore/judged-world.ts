import { brokenTruths } from "../invariants/broken-truths.ts";
import { indexesAgreeWithScans } from "../invariants/indexes-agree-with-scans.ts";
import type { WorldView } from "../invariants/invariant.ts";
import { invariants } from "../invariants/table.ts";
import { WorldWatch } from "../invariants/world-watch.ts";
import { type Answer, ExploredWorld } from "./explored-world.ts";
import type { Finding } from "./finding.ts";
import type { PlayedStep } from "./laws/law.ts";
import { laws } from "./laws/table.ts";
import type { Reached } from "./reached.ts";
import type { Script, Step } from "./step.ts";

/** A wrong index stays wrong, and to look at every one costs as much as eight other truths: one look of so many does it. */
const LOOKS_PER_INDEX_LOOK = 5;
const allButIndexes = invariants.filter((invariant) => invariant !== indexesAgreeWithScans);

type JustPlayed = Pick<PlayedStep, "step" | "sent" | "answer" | "isWithoutEffect">;

/**
 * Of steps that were refused, one of so many is looked at: whether it has changed nothing. Two of five steps change
 * nothing, and to look at all of them would find nothing that the next look does not find.
 */
const REFUSALS_PER_LOOK = 4;

/** A world in which the truths are looked at after each step that can have changed anything. */
export class JudgedWorld {
  readonly world: ExploredWorld;
  readonly #watch: WorldWatch;
  readonly #reached: Reached | undefined;
  #finding: Finding | undefined;
  #last: WorldView | undefined;
  #changes = 0;
  #lastStep = 0;
  #looks = 0;

  /** @param reached notes what the world comes by, for whoever wants to know. */
  constructor(script: Pick<Script, "seed" | "rules">, reached?: Reached) {
    this.world = new ExploredWorld(script, (changes) => {
      this.#changes += changes.length;
      reached?.noteChanges(changes);
    });
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
      const times = this.#times();
      this.#changes = 0;
      const answer = this.world.play(step);
      if (answer !== undefined) this.#reached?.noteAnswer(step, answer);
      const isAsBefore = this.#changes === 0 && times === this.#times();
      this.#judge({ step, sent, answer, isWithoutEffect: this.world.commits === commits }, isAsBefore);
      return answer;
    } catch (error) {
      this.#finding = thrown(error, step.step);
      return undefined;
    }
  }

  /** The last look: at what the steps since the one before have written. */
  close(): void {
    if (this.#finding === undefined && this.#last !== undefined) this.#look(this.#lastStep, true);
    this.world.close();
  }

  #times(): number {
    return this.world.now("clock") + this.world.now("real");
  }

  #judge(played: JustPlayed, isAsBefore: boolean): void {
    const last = this.#last;
    this.#lastStep = played.step.step;
    if (isAsBefore && last !== undefined && !this.#isLookedAt(played)) {
      // What was read is what is there, and was there at the last look.
      if (played.answer !== undefined) this.#lookForBrokenLaws({ ...played, before: last, after: last });
      return;
    }
    const after = this.#look(played.step.step);
    if (this.#finding === undefined && after.before !== undefined)
      this.#lookForBrokenLaws({ ...played, after, before: after.before });
  }

  #isLookedAt({ step, isWithoutEffect }: JustPlayed): boolean {
    return isWithoutEffect && step.step % REFUSALS_PER_LOOK === 0;
  }

  #look(step: number, isLast = false): WorldView {
    const view = this.#watch.look();
    this.#last = view;
    this.#reached?.noteJournal(view.journal);
    this.#looks += 1;
    const isForIndexes = isLast || this.#looks % LOOKS_PER_INDEX_LOOK === 0;
    const [broken] = brokenTruths(view, isForIndexes ? invariants : allButIndexes);
    if (broken !== undefined)
      this.#finding = { name: broken.name, truth: broken.truth, details: broken.contradictions, step };
    return view;
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
