import { hash } from "node:crypto";

/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * One seed, a generator for each purpose: a draw more in one leaves every other as it was, so that a failure replays
 * after an unrelated change.
 */
export class SeededStreams {
  readonly seed: string;
  readonly #drawn = new Map<string, number>();

  constructor(seed: string) {
    this.seed = seed;
  }

  /** The numbers of one purpose, from its beginning for each caller. */
  stream(purpose: string, entity = ""): Random {
    let draws = 0;
    return () => {
      draws += 1;
      return Number.parseInt(this.#digest(`${purpose}/${entity}`, draws).slice(0, 8), 16) / 2 ** 32;
    };
  }

  /** The next UUID (version 4 in form) of a purpose. */
  uuid(purpose: string): string {
    const count = (this.#drawn.get(purpose) ?? 0) + 1;
    this.#drawn.set(purpose, count);
    return uuidFrom(this.#digest(purpose, count));
  }

  /** The UUID with this number, from 1, of a purpose within an entity: for a caller that knows which one is next. */
  uuidAt(purpose: string, entity: string, number: number): string {
    return uuidFrom(this.#digest(`${purpose}/${entity}`, number));
  }

  /** The one UUID of an entity for a purpose: the same however often, and in whatever order, it is asked for. */
  uuidOf(purpose: string, entity: string): string {
    return uuidFrom(this.#digest(`${purpose}/${entity}`, 0));
  }

  /** In hexadecimal. */
  #digest(purpose: string, count: number): string {
    return hash("sha256", `${this.seed}\n${purpose}\n${count}`, "hex");
  }
}

/** Version 4 in form: the thirteenth digit says the version, the two highest bits of the seventeenth the variant. */
function uuidFrom(digest: string): string {
  const variant = VARIANTS.charAt(Number.parseInt(digest.charAt(16), 16) & 0x3);
  // One flat text: a template keeps its pieces, and each piece the whole digest, for as long as the id lives. Of ten
  // thousand game sessions that made 3 MB.
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}

const VARIANTS = "89ab";
