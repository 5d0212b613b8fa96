import type { Bench } from "./bench.ts";
import type { EmulatorProcess } from "./emulator-process.ts";
import type { WorldNotes } from "./world-notes.ts";

/** One life of an emulator that is a process; all have the same addresses and the same token. */
export type BeginLife = (life: number) => Promise<EmulatorProcess>;

/** A world's emulator as a process that may be killed and started again where it was. */
export class EmulatorLives {
  readonly #begin: BeginLife;
  #present: EmulatorProcess;
  #life = 1;

  private constructor(begin: BeginLife, present: EmulatorProcess) {
    this.#begin = begin;
    this.#present = present;
  }

  static async of(begin: BeginLife): Promise<EmulatorLives> {
    return new EmulatorLives(begin, await begin(1));
  }

  /** Which of its lives this is, counted from 1: each begins with an empty journal and without a record. */
  get life(): number {
    return this.#life;
  }

  /** What all lives are asked by, since they have the same addresses and the same token. */
  get bench(): Bench {
    return { ...this.#present.bench, lives: this, close: () => this.#present.process.stop() };
  }

  /** Kills the process as a crash would, with all that it knows. */
  async kill(): Promise<void> {
    await this.#present.process.kill();
  }

  /** Starts it again on the same ports, knowing nothing. */
  async startAgain(): Promise<void> {
    this.#present = await this.#begin(this.#life + 1);
    this.#life += 1;
  }
}

/** What a scenario does to the process that its emulator is. */
export class WorldEmulator {
  readonly #lives: EmulatorLives | undefined;
  readonly #setUp: () => Promise<unknown>;
  readonly #notes: Pick<WorldNotes, "fault" | "world">;

  /** @param setUp makes the guide's resources. */
  constructor(
    { lives }: Pick<Bench, "lives">,
    setUp: () => Promise<unknown>,
    notes: Pick<WorldNotes, "fault" | "world">,
  ) {
    this.#lives = lives;
    this.#setUp = setUp;
    this.#notes = notes;
  }

  /** Kills the emulator, with everything that it knows. @throws Error where it is no process. */
  async kill(): Promise<void> {
    const process = this.#process();
    this.#notes.fault("the emulator is killed");
    await process.kill();
  }

  /** Starts it again on the same ports; it knows nothing of what was. @throws Error where it is no process. */
  async startAgain(): Promise<void> {
    await this.#process().startAgain();
    this.#notes.world("the emulator is back, empty");
  }

  /** Sets the guide's resources up again. From the same seed they have the same ids. */
  async setUpAgain(): Promise<void> {
    await this.#setUp();
    this.#notes.world("GameLift is set up again");
  }

  #process(): EmulatorLives {
    if (this.#lives === undefined)
      throw new Error('the emulator lives in this process; a world that kills it needs emulator: "process"');
    return this.#lives;
  }
}
