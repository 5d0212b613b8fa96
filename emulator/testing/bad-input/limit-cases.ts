/** Inputs that break one limit of the service model, and inputs that stand exactly at one. */
import type { Members } from "../../runtime/input.ts";
import type { MemberModel } from "../../wire/service-model.ts";
import { exampleText, matchesPattern, textAgainstPattern, textOfLength } from "./example-text.ts";
import { exampleValue } from "./example-value.ts";
import { type Place, placesOf } from "./places.ts";

export interface LimitCase {
  /** For messages, for example `tags.1.member.key has length 0`. */
  readonly what: string;
  readonly input: Members;
  /** How an answer's text tells of the broken limit: it must be there, or at a bound must not. */
  readonly violation: RegExp;
}

export interface LimitCases {
  readonly broken: readonly LimitCase[];
  readonly atBound: readonly LimitCase[];
}

/** The cases of every limit of an operation's input, one limit at a time. */
export function limitCases(operation: string): LimitCases {
  const all = placesOf(operation).map(casesAt);
  return { broken: all.flatMap(({ broken }) => broken), atBound: all.flatMap(({ atBound }) => atBound) };
}

function casesAt(place: Place): LimitCases {
  const cases = new CasesAtPlace(place);
  const { member, role } = place;
  if (role === "member" && member.required) cases.breaks("is missing", undefined, "Member must not be null");
  if (member.enum !== undefined) addEnum(cases, member.enum);
  const offending = textAgainstPattern(member);
  if (offending !== undefined) {
    const phrase = `Member must satisfy regular expression pattern: ${member.pattern}`;
    cases.breaks(`is ${JSON.stringify(offending)}`, offending, phrase);
    cases.keeps("matches its pattern", exampleText(member));
  }
  if (member.min !== undefined) addBound(cases, member, member.min, -1);
  if (member.max !== undefined) addBound(cases, member, member.max, 1);
  return cases;
}

function addEnum(cases: CasesAtPlace, allowed: readonly string[]): void {
  const phrase = `Member must satisfy enum value set: [${allowed.join(", ")}]`;
  cases.breaks("is none of its values", "NOT_ONE_OF_THEM", phrase);
  for (const value of new Set([allowed[0], allowed.at(-1)])) cases.keeps(`is ${value}`, value);
}

/** @param outward the direction in which the bound is left. */
function addBound(cases: CasesAtPlace, member: MemberModel, bound: number, outward: 1 | -1): void {
  const kind = isNumber(member) ? "value" : "length";
  const phrase = `Member must have ${kind} ${outward === 1 ? "less" : "greater"} than or equal to ${bound}`;
  const beyond = bound + outward;
  if (isRepresentable(member, beyond)) cases.breaks(`has ${kind} ${beyond}`, sized(member, beyond), phrase);
  const at = sized(member, bound);
  const what = `has ${kind} ${bound}`;
  if (typeof at === "string" && !matchesPattern(member, at)) cases.keeps(what, at, phrase);
  else cases.keeps(what, at);
  if (member.type === "string" && matchesPattern(member, astral.repeat(bound))) {
    if (outward === 1) cases.breaks(`has ${beyond} astral characters`, astral.repeat(beyond), phrase);
    cases.keeps(`has ${bound} astral characters`, astral.repeat(bound));
  }
}

/** One code point, two code units, four bytes. */
const astral = "\u{1f600}";

/** A value that measures so much; a text keeps its pattern where any text of that length does. */
function sized(member: MemberModel, size: number): unknown {
  if (isNumber(member)) return size;
  if (member.type === "string") return textOfLength(member, size) ?? "a".repeat(size);
  return member.type === "blob" ? new Uint8Array(size) : exampleValue(member, size);
}

/** Beyond the largest integer there is no limit to break: such a number has another type. */
function isRepresentable(member: MemberModel, size: number): boolean {
  if (!isNumber(member)) return size >= 0;
  return member.type !== "integer" || (size >= -(2 ** 31) && size < 2 ** 31);
}

const isNumber = ({ type }: MemberModel): boolean => ["integer", "long", "float", "double"].includes(type);

class CasesAtPlace implements LimitCases {
  readonly broken: LimitCase[] = [];
  readonly atBound: LimitCase[] = [];
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  breaks(how: string, value: unknown, phrase: string): void {
    this.broken.push(this.#case(how, value, phrase));
  }

  /**
   * @param phrase the one limit that the value keeps, where it cannot keep the others too; else all of them. Of scalars
   *   in lists and maps AWS names every limit at once, so that there one alone cannot be told.
   */
  keeps(how: string, value: unknown, phrase = ""): void {
    if (phrase === "" || this.#isToldAlone()) this.atBound.push(this.#case(how, value, phrase));
  }

  #case(how: string, value: unknown, phrase: string): LimitCase {
    const { path, role, isSensitive, inputWith } = this.#place;
    const shown = isSensitive && value !== undefined ? "Value " : "";
    const told = `${shown}at '${path}' failed to satisfy constraint: `;
    return {
      what: `${path}${role === "member" ? "" : `'s ${role}`} ${how}`,
      input: inputWith(value),
      violation: new RegExp(`${escaped(told)}${this.#isToldAlone() ? "" : ".*"}${escaped(phrase)}`, "s"),
    };
  }

  #isToldAlone(): boolean {
    const { role, member } = this.#place;
    return role === "member" || ["list", "map", "structure"].includes(member.type);
  }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
