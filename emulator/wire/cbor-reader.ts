/**
 * Reads one CBOR item strictly: nothing after it, no key twice, no deep nesting, only what Smithy RPC v2 may send.
 *
 * Own code because the libraries at hand trust their input: they overflow the stack on deep nesting, pass invalid
 * UTF-8 on as replacement characters, or ignore what follows the item.
 * **Documented**: RFC 8949 for the encoding; Smithy RPC v2 for definite and indefinite lengths, half floats and
 * undefined read as null.
 */
import { isUtf8 } from "node:buffer";
import { serialization } from "./framework-error.ts";

/** What tag 1 wrapped: Unix seconds. */
export class CborTimestamp {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

/**
 * Maps become objects without prototype, byte strings Uint8Array, integers beyond 2^53 bigint, undefined null.
 *
 * @throws FrameworkError SerializationException that names the offset.
 */
export function readCbor(bytes: Uint8Array, maximumDepth: number): unknown {
  const reader = new CborReader(bytes, maximumDepth);
  const value = reader.item(0);
  reader.requireEnd();
  return value;
}

const stop = Symbol("the break that ends an indefinite length");

class CborReader {
  readonly #bytes: Buffer;
  readonly #maximumDepth: number;
  #at = 0;

  constructor(bytes: Uint8Array, maximumDepth: number) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#maximumDepth = maximumDepth;
  }

  requireEnd(): void {
    if (this.#at < this.#bytes.length) throw this.#refusal("goes on after its end");
  }

  /** @param depth how many containers surround this item. */
  item(depth: number): unknown {
    const value = this.#itemOrStop(depth);
    if (value === stop) throw this.#refusal("has a break outside of an indefinite length");
    return value;
  }

  #itemOrStop(depth: number): unknown {
    const initial = this.#take(1)[0] ?? 0;
    const minor = initial & 31;
    switch (initial >> 5) {
      case 0:
        return this.#argument(minor);
      case 1: {
        const value = this.#argument(minor);
        return typeof value === "bigint" ? -1n - value : -1 - value;
      }
      case 2:
        return this.#byteString(minor);
      case 3:
        return this.#textString(minor);
      case 4:
        return this.#list(minor, this.#deeper(depth));
      case 5:
        return this.#map(minor, this.#deeper(depth));
      case 6:
        return this.#tagged(minor, this.#deeper(depth));
      default:
        return this.#simple(minor);
    }
  }

  #deeper(depth: number): number {
    if (depth >= this.#maximumDepth)
      throw this.#refusal(`is nested deeper than ${this.#maximumDepth} levels`);
    return depth + 1;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length)
      throw serialization(`The CBOR body is cut off at byte ${this.#bytes.length}.`);
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  #argument(minor: number): number | bigint {
    if (minor < 24) return minor;
    if (minor === 24) return this.#take(1).readUInt8();
    if (minor === 25) return this.#take(2).readUInt16BE();
    if (minor === 26) return this.#take(4).readUInt32BE();
    if (minor !== 27) throw this.#refusal("has a reserved length");
    const value = this.#take(8).readBigUInt64BE();
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  /** Undefined when indefinite. @param bytesEach the fewest bytes that each counted thing takes. */
  #length(minor: number, bytesEach: number): number | undefined {
    if (minor === 31) return undefined;
    const length = Number(this.#argument(minor));
    if (length * bytesEach > this.#bytes.length - this.#at) {
      throw serialization(
        `The CBOR body is cut off: it announces more than its ${this.#bytes.length} bytes.`,
      );
    }
    return length;
  }

  #byteString(minor: number): Uint8Array {
    const length = this.#length(minor, 1);
    return new Uint8Array(length === undefined ? Buffer.concat(this.#chunks(2)) : this.#take(length));
  }

  #textString(minor: number): string {
    const length = this.#length(minor, 1);
    if (length !== undefined) return this.#text(this.#take(length));
    return this.#chunks(3)
      .map((chunk) => this.#text(chunk))
      .join("");
  }

  #text(bytes: Buffer): string {
    const text = bytes.toString("utf8");
    // The decoder puts U+FFFD where bytes are invalid; only then is the slow question needed.
    if (text.includes("\uFFFD") && !isUtf8(bytes)) throw this.#refusal("has a text that is not UTF-8");
    return text;
  }

  #chunks(major: number): Buffer[] {
    const chunks: Buffer[] = [];
    for (;;) {
      const initial = this.#take(1)[0] ?? 0;
      if (initial === 0xff) return chunks;
      const length = initial >> 5 === major ? this.#length(initial & 31, 1) : undefined;
      if (length === undefined) throw this.#refusal("has a string in parts of another kind");
      chunks.push(this.#take(length));
    }
  }

  #list(minor: number, depth: number): unknown[] {
    const length = this.#length(minor, 1);
    const items: unknown[] = [];
    for (let index = 0; index !== length; index += 1) {
      const item = length === undefined ? this.#itemOrStop(depth) : this.item(depth);
      if (item === stop) break;
      items.push(item);
    }
    return items;
  }

  #map(minor: number, depth: number): { [key: string]: unknown } {
    const length = this.#length(minor, 2);
    const entries: { [key: string]: unknown } = Object.create(null);
    for (let index = 0; index !== length; index += 1) {
      const key = length === undefined ? this.#itemOrStop(depth) : this.item(depth);
      if (key === stop) break;
      if (typeof key !== "string") throw this.#refusal("has a map key that is not a text string");
      if (key in entries) throw this.#refusal("has the same key twice in one map");
      entries[key] = this.item(depth);
    }
    return entries;
  }

  #tagged(minor: number, depth: number): CborTimestamp {
    const tag = this.#argument(minor);
    const content = this.item(depth);
    if (tag !== 1) throw this.#refusal(`has the tag ${tag}, which no member of GameLift uses`);
    if (typeof content !== "number") throw this.#refusal("has a timestamp that is not a number");
    return new CborTimestamp(content);
  }

  #simple(minor: number): unknown {
    switch (minor) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return halfFloat(this.#take(2).readUInt16BE());
      case 26:
        return this.#take(4).readFloatBE();
      case 27:
        return this.#take(8).readDoubleBE();
      case 31:
        return stop;
      default:
        throw this.#refusal("has an unknown simple value");
    }
  }

  #refusal(what: string) {
    return serialization(`The CBOR body ${what} (at byte ${this.#at}).`);
  }
}

/** IEEE 754 binary16: 1 sign bit, 5 of exponent with bias 15, 10 of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
