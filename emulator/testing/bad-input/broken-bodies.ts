/** Bodies of StartGameSessionPlacement that no decoder may take, each with one fault; what else is in them is right. */
import { encode, Tagged } from "cborg";
import type { WireProtocol } from "../test-emulator.ts";

type BrokenBody = readonly [what: string, body: Uint8Array];

const count = "MaximumPlayerSessionCount";

/** The rest of an input, around one member that is written by hand. */
const jsonWith = (member: string) => `{"PlacementId":"broken","GameSessionQueueName":"queue",${member}}`;

const levels = (depth: number) => jsonWith(`"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}`);

const numbers = [
  "NaN",
  "Infinity",
  "-Infinity",
  "4.5",
  "1e400",
  "2147483648",
  "-2147483649",
  "9007199254740993",
].concat([
  "9223372036854775807",
  "9223372036854775808",
  "-9223372036854775808",
  "01",
  "+4",
  ".5",
  "0x4",
  '"4"',
  "true",
  "[4]",
]);

const jsonTexts: readonly (readonly [string, string])[] = [
  ...numbers.map((number) => [`the count ${number}`, jsonWith(`"${count}":${number}`)] as const),
  ["a member twice", jsonWith(`"${count}":4,"${count}":4`)],
  ["a member twice, once escaped", jsonWith(`"${count}":4,"\\u004daximumPlayerSessionCount":4`)],
  ["a member twice within another", jsonWith('"GameProperties":[{"Key":"a","Value":"b","Key":"c"}]')],
  ["a member twice that nobody knows", jsonWith('"x":{"y":1,"y":1}')],
  ["half a surrogate pair", jsonWith('"GameSessionName":"\\ud83d"')],
  ["the other half", jsonWith('"GameSessionName":"\\ude00"')],
  ["a surrogate pair the wrong way round", jsonWith('"GameSessionName":"\\ude00\\ud83d"')],
  ["a control character in a text", jsonWith('"GameSessionName":"a\u0001"')],
  ["a comma at the end", jsonWith(`"${count}":4,`)],
  ["a comment", jsonWith(`"${count}":4 /* four */`)],
  ["single quotes", jsonWith(`'${count}':4`)],
  ["a byte order mark", `\ufeff${jsonWith(`"${count}":4`)}`],
  ["129 levels", levels(129)],
  ["100,000 levels", levels(100_000)],
  ["no end of levels", "[".repeat(1_000_000)],
  ["a list on top", "[]"],
  ["null on top", "null"],
  ["a text on top", '"{}"'],
];

const before = (fault: number[]) => Buffer.concat([Buffer.from('{"GameSessionName":"'), Buffer.from(fault)]);
const bytes = (what: string, ...fault: number[]): BrokenBody => [
  what,
  Buffer.concat([before(fault), Buffer.from(`","${count}":4}`)]),
];

const brokenJson: readonly BrokenBody[] = [
  ...jsonTexts.map(([what, text]) => [what, Buffer.from(text)] as const),
  bytes("a byte that no UTF-8 has", 0xff),
  bytes("half a UTF-8 character", 0xc3),
  bytes("an overlong UTF-8 character", 0xc0, 0xaf),
  bytes("a surrogate in UTF-8", 0xed, 0xa0, 0x80),
  bytes("a character beyond Unicode", 0xf4, 0x90, 0x80, 0x80),
];

const hexOf = (value: unknown): string => Buffer.from(encode(value)).toString("hex");

/** An input of three members, the last one in hexadecimal. */
const cborWith = (memberHex: string) =>
  `a3${hexOf("PlacementId")}${hexOf("broken")}${hexOf("GameSessionQueueName")}${hexOf("queue")}${memberHex}`;
const countOf = (valueHex: string) => cborWith(`${hexOf(count)}${valueHex}`);
const nameOf = (valueHex: string) => cborWith(`${hexOf("GameSessionName")}${valueHex}`);
const other = (valueHex: string) => cborWith(`${hexOf("x")}${valueHex}`);

const cborHex: readonly (readonly [string, string])[] = [
  ["the count NaN", countOf("f97e00")],
  ["the count Infinity", countOf("f97c00")],
  ["the count 4.5", countOf(hexOf(4.5))],
  ["the count 2^31", countOf("1a80000000")],
  ["the count -2^31 - 1", countOf("3a80000000")],
  ["the count 2^53 + 1", countOf("1b0020000000000001")],
  ["the largest int64 as a count", countOf("1b7fffffffffffffff")],
  ["the smallest int64 as a count", countOf("3b7fffffffffffffff")],
  ["the largest uint64 as a count", countOf("1bffffffffffffffff")],
  ["the smallest negative integer as a count", countOf("3bffffffffffffffff")],
  ["a big number as a count", countOf("c24104")],
  ["a text as a count", countOf(hexOf("4"))],
  ["a timestamp as a count", countOf(Buffer.from(encode(new Tagged(1, 4))).toString("hex"))],
  ["a member twice", `a4${countOf("04").slice(2)}${hexOf(count)}04`],
  ["a member twice in an indefinite map", `bf${hexOf(count)}04${hexOf(count)}04ff`],
  [
    "a member twice, once in parts",
    `a2${hexOf(count)}047f${hexOf("Maximum")}${hexOf("PlayerSessionCount")}ff04`,
  ],
  ["a member twice that nobody knows", other(`a2${hexOf("y")}01${hexOf("y")}01`)],
  ["a tag around the whole", `d9d9f7${countOf("04")}`],
  ["a tag around a text", nameOf("c06161")],
  ["a tag inside a tag", other("c1c104")],
  ["a timestamp that is a text", other("c16131")],
  ["a tag without content", other("c1")],
  ["a reserved length", other("1c")],
  ["a reserved kind of simple value", other("fc")],
  ["an unassigned simple value", other("e0")],
  ["a break where a value stands", other("ff")],
  ["an indefinite integer", other("1f")],
  ["a text in parts of bytes", nameOf("7f4161ff")],
  ["parts within parts", nameOf("7f7f6161ffff")],
  ["an indefinite map with half an entry", `bf${hexOf(count)}ff`],
  ["an indefinite list without end", other("9f01")],
  ["a list longer than the body", other("9b00000000ffffffff")],
  ["a text longer than memory", nameOf("7bffffffffffffffff")],
  ["keys that are numbers", "a10104"],
  ["a byte string for a text", nameOf("4161")],
  ["a text that is not UTF-8", nameOf("61ff")],
  ["a surrogate in UTF-8", nameOf("63eda080")],
  ["half a UTF-8 character at the end of a part", nameOf("7f61c361a9ff")],
  ["129 levels", other(`${"81".repeat(128)}00`)],
  ["100,000 levels", other(`${"81".repeat(100_000)}00`)],
  ["100,000 tags", other(`${"c1".repeat(100_000)}00`)],
  ["no end of levels", "9f".repeat(1_000_000)],
  ["a list on top", "80"],
  ["null on top", "f6"],
  ["two items", `${countOf("04")}a0`],
];

export const brokenBodies: Record<WireProtocol, readonly BrokenBody[]> = {
  json: brokenJson,
  cbor: cborHex.map(([what, hex]) => [what, Buffer.from(hex, "hex")]),
};
