/** Texts to try against the limits of a member of the service model, which are told as patterns that nothing can invert. */

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
  "1.",
  "subnet-",
];
const fillers = ["a", "1", "x"];

/** Those of so many characters: for each pattern of the model one of them fits, where any text of that length does. */
export const candidateTexts = (length: number): readonly string[] =>
  beginnings
    .filter((beginning) => beginning.length <= length)
    .flatMap((beginning) => fillers.map((filler) => beginning + filler.repeat(length - beginning.length)));
