/** A small bug made on purpose: in a copy of the emulator one piece of its source is replaced by another. */
export interface Mutant {
  /** What is wrong with the emulator then, in words. */
  readonly name: string;
  /** The file, from the emulator's folder on. */
  readonly file: string;
  /** Stands in that file exactly once. */
  readonly find: string;
  readonly replace: string;
}
