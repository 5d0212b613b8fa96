import { createHash } from "node:crypto";

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
      return this.#digest(`${purpose}/${entity}`, draws).readUInt32BE(0) / 2 ** 32;
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

  #digest(purpose: string, count: number): Buffer {
    return createHash("sha256").update(`${this.seed}\n${purpose}\n${count}`).digest();
  }
}

/** Version 4 in form. */
function uuidFrom(digest: Buffer): string {
  const bytes = digest.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
