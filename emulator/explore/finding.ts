/** Something that an exploration has found: a truth that does not hold, or an error that was meant for no caller. */
export interface Finding {
  /** Of the truth, or of the error. Two findings with one name are taken for the same. */
  readonly name: string;
  readonly truth: string;
  /** What contradicts it. */
  readonly details: readonly string[];
  /** The step after which it was seen. */
  readonly step: number;
}
