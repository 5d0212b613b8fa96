/**
 * Writes an output, or an error, as CBOR in definite lengths and the smallest integers.
 *
 * Own code because each number's width follows its member's type, which a library that looks at values cannot know:
 * **Observed**: the Go SDK refuses a float64 for a member typed float, a float for an integer, an untagged timestamp.
 * **Documented**: RFC 8949; timestamps are tag 1 (Smithy RPC v2 CBOR).
 */
import type { MemberPlan } from "./member-plan.ts";
import type { MemberWriter } from "./member-writer.ts";

/** Up to this length, room is kept for three bytes a character, and so the text is not looked at before it is written. */
const LONGEST_GUESSED_TEXT = 4096;

/** Measured: up to about this length, copying characters one by one is quicker than a call into Node. */
const LONGEST_COPIED_TEXT = 16;

/** A text as `string` writes it, for those that are written again and again. */
export function cborText(value: string): Uint8Array {
  const writer = new CborWriter();
  writer.string(value);
  return new Uint8Array(writer.bytes());
}

export class CborWriter implements MemberWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  /** What was written so far. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  beginStructure(): number {
    this.#reserve(1);
    const begunAt = this.#length;
    this.#length += 1;
    return begunAt;
  }
  beginList(itemCount: number): void {
    this.#head(4, itemCount);
  }
  beginMap(entryCount: number): void {
    this.#head(5, entryCount);
  }
  endStructure(begunAt: number, memberCount: number): void {
    this.#settleHead(begunAt, 1, 5, memberCount);
  }
  endList(): void {}
  endMap(): void {}
  item(): void {}

  member(member: MemberPlan): void {
    this.#copy(member.cborKey);
  }
  key(key: string): void {
    this.string(key);
  }

  string(value: string): void {
    if (value.length <= LONGEST_COPIED_TEXT && this.#copyAscii(value)) return;
    const isGuessed = value.length <= LONGEST_GUESSED_TEXT;
    const expected = isGuessed ? value.length : Buffer.byteLength(value, "utf8");
    const expectedHead = headLength(expected);
    this.#reserve(expectedHead + (isGuessed ? 3 * expected : expected));
    const begunAt = this.#length;
    const length = this.#buffer.write(value, begunAt + expectedHead);
    this.#length = begunAt + expectedHead + length;
    this.#settleHead(begunAt, expectedHead, 3, length);
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
    this.#reserve(1);
    this.#buffer[this.#length] = 0xc1;
    this.#length += 1;
    if (epochMs % 1000 === 0) this.integer(epochMs / 1000);
    else this.double(epochMs / 1000);
  }
  blob(value: Uint8Array): void {
    this.#head(2, value.length);
    this.#copy(value);
  }

  /** Writes a text of one-byte characters; false, and nothing that counts, when it has any other. */
  #copyAscii(value: string): boolean {
    const { length } = value;
    this.#reserve(1 + length);
    const buffer = this.#buffer;
    const textAt = this.#length + 1;
    for (let i = 0; i < length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) return false;
      buffer[textAt + i] = code;
    }
    buffer[textAt - 1] = 0x60 | length;
    this.#length = textAt + length;
    return true;
  }

  #copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #head(major: number, argument: number): void {
    this.#reserve(LONGEST_HEAD);
    this.#length = writeHead(this.#buffer, this.#length, major, argument);
  }

  /** Writes the head of all that follows it, for which `room` bytes were left before its argument was known. */
  #settleHead(at: number, room: number, major: number, argument: number): void {
    const missing = headLength(argument) - room;
    if (missing !== 0) {
      this.#reserve(missing);
      this.#buffer.copyWithin(at + room + missing, at + room, this.#length);
      this.#length += missing;
    }
    writeHead(this.#buffer, at, major, argument);
  }

  #reserve(byteCount: number): void {
    const needed = this.#length + byteCount;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 4));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}

const LONGEST_HEAD = 9;

function headLength(argument: number): number {
  if (argument < 24) return 1;
  if (argument < 2 ** 8) return 2;
  if (argument < 2 ** 16) return 3;
  return argument < 2 ** 32 ? 5 : LONGEST_HEAD;
}

/** The initial byte of a major type and its argument, as short as it can be; answers where it ends. */
function writeHead(buffer: Buffer, at: number, major: number, argument: number): number {
  const type = major << 5;
  if (argument < 24) {
    buffer[at] = type | argument;
    return at + 1;
  }
  if (argument < 2 ** 8) {
    buffer[at] = type | 24;
    buffer[at + 1] = argument;
    return at + 2;
  }
  if (argument < 2 ** 16) {
    buffer[at] = type | 25;
    return buffer.writeUInt16BE(argument, at + 1);
  }
  if (argument < 2 ** 32) {
    buffer[at] = type | 26;
    return buffer.writeUInt32BE(argument, at + 1);
  }
  buffer[at] = type | 27;
  return buffer.writeBigUInt64BE(BigInt(argument), at + 1);
}
