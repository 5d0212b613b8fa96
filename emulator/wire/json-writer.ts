/**
 * Writes an output as AWS JSON 1.1.
 *
 * **Documented**: timestamps are numbers of Unix seconds with a fraction up to milliseconds, blobs base64.
 */
import { AnswerBody } from "./answer-body.ts";
import type { MemberPlan } from "./member-plan.ts";
import type { MemberWriter } from "./member-writer.ts";

/** Anything but what JSON writes as it is in one byte, so quotes, backslashes, control characters and all beyond ASCII. */
const isNotPlain = /[^ !#-[\]-~]/;
const isBeyondAscii = /[^\0-\x7f]/;

export class JsonWriter implements MemberWriter {
  #text = "";
  /** Whether the next entry of the current container follows another. */
  #follows = false;
  /** Mostly it is: then nobody needs to ask how many bytes the characters make. */
  #isAscii = true;

  body(): AnswerBody {
    return new AnswerBody(this.#text, this.#isAscii ? "latin1" : "utf8");
  }

  beginStructure(): void {
    this.#open("{");
  }
  endStructure(): void {
    this.#value("}");
  }
  beginList(): void {
    this.#open("[");
  }
  endList(): void {
    this.#value("]");
  }
  beginMap(): void {
    this.#open("{");
  }
  endMap(): void {
    this.#value("}");
  }

  member(member: MemberPlan): void {
    this.#text += this.#follows ? member.followingJsonKey : member.firstJsonKey;
  }
  key(key: string): void {
    this.item();
    this.#text += `${this.#quoted(key)}:`;
  }
  item(): void {
    if (this.#follows) this.#text += ",";
  }

  string(value: string): void {
    this.#value(this.#quoted(value));
  }
  null(): void {
    this.#value("null");
  }
  boolean(value: boolean): void {
    this.#value(String(value));
  }
  integer(value: number): void {
    this.#value(String(value));
  }
  float(value: number): void {
    this.#value(JSON.stringify(shortestFloat(value)));
  }
  double(value: number): void {
    this.#value(JSON.stringify(value));
  }
  timestamp(epochMs: number): void {
    this.#value(String(epochMs / 1000));
  }
  blob(value: Uint8Array): void {
    this.#value(`"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64")}"`);
  }

  /** Measured: most texts need no escape, and finding that out costs half of what making sure does. */
  #quoted(text: string): string {
    if (!isNotPlain.test(text)) return `"${text}"`;
    if (isBeyondAscii.test(text)) this.#isAscii = false;
    return JSON.stringify(text);
  }
  #open(bracket: string): void {
    this.#text += bracket;
    this.#follows = false;
  }
  #value(text: string): void {
    this.#text += text;
    this.#follows = true;
  }
}

/** Of the decimals that single precision rounds to this value the shortest: 40.1 and not 40.099998474121094. */
function shortestFloat(value: number): number {
  for (let digits = 1; digits <= 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
