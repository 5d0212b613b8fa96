/**
 * AWS JSON 1.1: request bytes to parameters, and the form of its timestamps and blobs.
 *
 * **Documented**: timestamps are Unix seconds with a fraction, blobs base64, an empty body is an empty input.
 * **Assumed**: twice the same key, more than 128 levels and bytes that are not UTF-8 are refused; JSON.parse would
 * take all three in silence.
 */
import { isUtf8 } from "node:buffer";
import type { Members } from "../runtime/input.ts";
import { serialization } from "./framework-error.ts";
import type { StructurePlan } from "./member-plan.ts";
import { type InputDialect, readParameters } from "./member-types.ts";

export const maximumDepth = 128;

const jsonDialect: InputDialect = {
  timestamp: (value) => (typeof value === "number" ? dateOfSeconds(value) : undefined),
  timestampForm: "a number of Unix seconds",
  blob: (value) => (typeof value === "string" ? base64Bytes(value) : undefined),
  blobForm: "a string of base64",
};

/** @throws FrameworkError SerializationException for bytes that are not exactly one JSON object of the right types. */
export function decodeJson(plan: StructurePlan, body: Uint8Array): Members {
  if (body.length === 0) return {};
  const text = decodeText(body);
  const memberCount = scanMembers(text);
  const value = parse(text);
  // The parser keeps the last of two equal keys; fewer members came out than the text has.
  if (countMembers(value) !== memberCount)
    throw serialization("The JSON body has the same key twice in one object.");
  return readParameters(plan, value, jsonDialect);
}

/** Rounded to whole milliseconds; undefined when the seconds lie outside of what a Date can hold. */
export function dateOfSeconds(seconds: number): Date | undefined {
  const date = new Date(Math.round(seconds * 1000));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function decodeText(body: Uint8Array): string {
  if (!isUtf8(body)) throw serialization("The JSON body is not valid UTF-8.");
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw serialization(`The JSON body cannot be parsed (${text.length} characters).`);
  }
}

/** Counts the colons outside of strings, which in valid JSON are its members, and refuses deep nesting on the way. */
function scanMembers(text: string): number {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at);
        break;
      case openBrace:
      case openBracket:
        depth += 1;
        if (depth > maximumDepth)
          throw serialization(`The JSON body is nested deeper than ${maximumDepth} levels.`);
        break;
      case closeBrace:
      case closeBracket:
        depth -= 1;
        break;
      case colon:
        members += 1;
        break;
    }
  }
  return members;
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;

/** The index of the closing quote, or the text's end. A quote after an odd run of backslashes is escaped. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countMembers(item);
    return count;
  }
  for (const member of Object.values(value)) count += 1 + countMembers(member);
  return count;
}

/** Undefined unless the text is base64 as RFC 4648 writes it; Node's decoder skips what it does not know. */
function base64Bytes(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? new Uint8Array(bytes) : undefined;
}
