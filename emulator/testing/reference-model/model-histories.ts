/** Random histories: single happenings, and now and then a story. */
import fc from "fast-check";
import type { ModelHappening } from "./model-happenings.ts";
import { single } from "./single-happenings.ts";
import { stories } from "./stories.ts";

const chapter: fc.Arbitrary<readonly ModelHappening[]> = fc.oneof(
  { weight: 9, arbitrary: single.map((happening) => [happening]) },
  { weight: 1, arbitrary: fc.oneof(...stories) },
);

export const modelHistory: fc.Arbitrary<readonly ModelHappening[]> = fc
  .array(chapter, { minLength: 1, maxLength: 18, size: "max" })
  .map((chapters) => chapters.flat());
