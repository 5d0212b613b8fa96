/** Texts that keep or break the limits of one member of the service model, found by trying and checked before use. */
import { candidateTexts } from "../../wire/candidate-texts.ts";
import { compileJavaPattern } from "../../wire/java-pattern.ts";
import type { MemberModel } from "../../wire/service-model.ts";

const offending = [" ", "!", "\t", "", "é", "\u0000", "a b", "/", "no match!"];

/** A text of that many code points that the member's pattern and values allow; undefined when there is none. */
export function textOfLength(member: MemberModel, length: number): string | undefined {
  return candidateTexts(length).find((text) => isAllowed(member, text));
}

/** A text that keeps every limit. @throws Error when none is found: the candidates must learn a new beginning. */
export function exampleText(member: MemberModel): string {
  const [first] = member.enum ?? [];
  if (first !== undefined) return first;
  const { min = 0, max = Number.POSITIVE_INFINITY } = member;
  for (let length = Math.max(min, 1); length <= Math.min(max, min + 64); length += 1) {
    const text = textOfLength(member, length);
    if (text !== undefined) return text;
  }
  throw new Error(`no text is known that matches ${member.pattern}, of ${min} to ${max} characters`);
}

/** Does the text keep every limit? */
export function isTextWithin(member: MemberModel, text: string): boolean {
  const { min = 0, max = Number.POSITIVE_INFINITY } = member;
  return text.length >= min && text.length <= max && isAllowed(member, text);
}

/** A text within the lengths that the pattern refuses; undefined when the pattern takes anything. */
export function textAgainstPattern(member: MemberModel): string | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = member;
  if (pattern === undefined) return undefined;
  const expression = compileJavaPattern(pattern);
  const padded = offending.flatMap((text) => [
    text,
    text.repeat(Math.max(min, 1)).slice(0, Math.max(min, 1)),
  ]);
  return padded.find((text) => text.length >= min && text.length <= max && !expression.test(text));
}

export const matchesPattern = ({ pattern }: MemberModel, text: string): boolean =>
  pattern === undefined || compileJavaPattern(pattern).test(text);

const isAllowed = (member: MemberModel, text: string): boolean =>
  matchesPattern(member, text) && (member.enum === undefined || member.enum.includes(text));
