/** Texts that keep the limits of a member of the service model, found by trying. */
import { compileJavaPattern } from "../wire/java-pattern.ts";
import type { MemberModel } from "../wire/service-model.ts";

const beginnings = [
  "",
  "a",
  "1",
  "1.1.",
  "11111.",
  "/",
  "i-",
  "arn:aws:iam::000000000000:role/",
  "alias-",
  "build-",
  "custom-",
  "fleet-",
  "psess-",
  "script-",
];
const LONGEST_TRIED = 64;

/** Undefined for a pattern that none of our beginnings leads to. */
export function exampleText(member: MemberModel): string | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = member;
  const expression = pattern === undefined ? undefined : compileJavaPattern(pattern);
  for (let length = Math.max(min, 1); length <= Math.min(max, min + LONGEST_TRIED); length += 1) {
    for (const beginning of beginnings) {
      for (const filler of ["a", "1"]) {
        if (beginning.length > length) continue;
        const text = beginning + filler.repeat(length - beginning.length);
        if (expression === undefined || expression.test(text)) return text;
      }
    }
  }
  return undefined;
}
