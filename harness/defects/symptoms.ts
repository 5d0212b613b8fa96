import type { KnownDefect } from "./known-defect.ts";

/** States something that happens today because of the defect, and checks it; it holds as long as `check` does not throw. */
export type ShowSymptom = (words: string, check: () => unknown) => Promise<void>;

/** Where what shall be told of a symptom goes: the timeline. */
type Tell = (words: string) => void;

/** The symptoms of one defect, as one story shows them. */
export class Symptoms {
  readonly #defect: KnownDefect;
  readonly #tell: Tell;
  #shown = 0;

  constructor(defect: KnownDefect, tell: Tell) {
    this.#defect = defect;
    this.#tell = tell;
  }

  /** @throws Error that says the defect seems to be mended, with what `check` threw as its cause. */
  readonly show: ShowSymptom = async (words, check) => {
    const { id, title } = this.#defect;
    try {
      await check();
    } catch (error) {
      const seen = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${id} seems to be mended upstream: "${words}" does not happen any more.\n` +
          `${id} is: ${title}\nSeen instead: ${seen}\n` +
          "If that is so, turn the scenario into one of the healthy behaviour and take the defect off the list.",
        { cause: error },
      );
    }
    this.#shown += 1;
    this.#tell(`${id} shows: ${words}`);
  };

  /** @throws Error for a story that has shown nothing: it could not fail the day the defect is mended. */
  requireSome(): void {
    if (this.#shown === 0) throw new Error(`the story of ${this.#defect.id} shows no symptom`);
  }
}
