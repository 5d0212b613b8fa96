/** Texts that keep the limits of a member of the service model, found by trying. */
import { candidateTexts } from "../wire/candidate-texts.ts";
import { compileJavaPattern } from "../wire/java-pattern.ts";
import type { MemberModel } from "../wire/service-model.ts";

const LONGEST_TRIED = 64;

/** Undefined for a pattern that none of the candidates fits. */
export function exampleText(member: MemberModel): string | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = member;
  const expression = pattern === undefined ? undefined : compileJavaPattern(pattern);
  for (let length = Math.max(min, 1); length <= Math.min(max, min + LONGEST_TRIED); length += 1) {
    const text = candidateTexts(length).find((each) => expression === undefined || expression.test(each));
    if (text !== undefined) return text;
  }
  return undefined;
}
