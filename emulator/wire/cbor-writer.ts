/**
 * Writes an output, or an error, as CBOR in definite lengths and the smallest integers.
 *
 * Own code because each number's width follows its member's type, which a library that looks at values cannot know:
 * **Observed**: the Go SDK refuses a float64 for a member typed float, a float for an integer, an untagged timestamp.
 * **Documented**: RFC 8949; timestamps are tag 1 (Smithy RPC v2 CBOR).
 */
import type { MemberPlan } from "./member-plan.ts";
import type { MemberWriter } from "./member-writer.ts";

/** Measured: up to about this length, copying characters one by one is quicker than two calls into Node. */
const LONGEST_COPIED_TEXT = 64;

export class CborWriter implements MemberWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  /** What was written so far. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  beginStructure(memberCount: number): void {
    this.#head(5, memberCount);
  }
  beginList(itemCount: number): void {
    this.#head(4, itemCount);
  }
  beginMap(entryCount: number): void {
    this.#head(5, entryCount);
  }
  endStructure(): void {}
  endList(): void {}
  endMap(): void {}
  item(): void {}

  member(member: MemberPlan): void {
    this.string(member.name);
  }
  key(key: string): void {
    this.string(key);
  }

  string(value: string): void {
    if (value.length <= LONGEST_COPIED_TEXT && this.#copyAscii(value)) return;
    const length = Buffer.byteLength(value, "utf8");
    this.#head(3, length);
    this.#reserve(length);
    this.#length += this.#buffer.write(value, this.#length, length, "utf8");
  }
  boolean(value: boolean): void {
    this.#reserve(1);
    this.#length = this.#buffer.writeUInt8(value ? 0xf5 : 0xf4, this.#length);
  }
  integer(value: number): void {
    if (value >= 0) this.#head(0, value);
    else this.#head(1, -1 - value);
  }
  float(value: number): void {
    this.#reserve(5);
    this.#length = this.#buffer.writeUInt8(0xfa, this.#length);
    this.#length = this.#buffer.writeFloatBE(value, this.#length);
  }
  double(value: number): void {
    this.#reserve(9);
    this.#length = this.#buffer.writeUInt8(0xfb, this.#length);
    this.#length = this.#buffer.writeDoubleBE(value, this.#length);
  }
  timestamp(epochMs: number): void {
    this.#head(6, 1);
    if (epochMs % 1000 === 0) this.integer(epochMs / 1000);
    else this.double(epochMs / 1000);
  }
  blob(value: Uint8Array): void {
    this.#head(2, value.length);
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** Writes a text of one-byte characters; false, and nothing written, when it has any other. */
  #copyAscii(value: string): boolean {
    this.#reserve(9 + value.length);
    const start = this.#length;
    this.#head(3, value.length);
    const buffer = this.#buffer;
    const at = this.#length;
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) {
        this.#length = start;
        return false;
      }
      buffer[at + i] = code;
    }
    this.#length = at + value.length;
    return true;
  }

  /** The initial byte of a major type and its argument, as short as it can be. */
  #head(major: number, argument: number): void {
    this.#reserve(9);
    const type = major << 5;
    if (argument < 24) {
      this.#buffer[this.#length] = type | argument;
      this.#length += 1;
    } else if (argument < 2 ** 8) {
      this.#buffer[this.#length] = type | 24;
      this.#buffer[this.#length + 1] = argument;
      this.#length += 2;
    } else if (argument < 2 ** 16) {
      this.#buffer[this.#length] = type | 25;
      this.#length = this.#buffer.writeUInt16BE(argument, this.#length + 1);
    } else if (argument < 2 ** 32) {
      this.#buffer[this.#length] = type | 26;
      this.#length = this.#buffer.writeUInt32BE(argument, this.#length + 1);
    } else {
      this.#buffer[this.#length] = type | 27;
      this.#length = this.#buffer.writeBigUInt64BE(BigInt(argument), this.#length + 1);
    }
  }

  #reserve(byteCount: number): void {
    const needed = this.#length + byteCount;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
