/**
 * Turns a pattern of the service model, written for Java, into a JavaScript regular expression of the same meaning.
 *
 * **Documented**: Java's `\s` is the six ASCII spaces only (java.util.regex.Pattern), JavaScript's takes every space
 * of Unicode, so that a name of one full-width space passes at AWS. Surrogates in a class make a range only under
 * JavaScript's `u` flag, which in turn refuses escapes such as `\-` that Java allows: hence first without, then with.
 */
const javaSpaces = " \\t\\n\\x0B\\f\\r";

/** @throws SyntaxError when JavaScript can read the pattern neither without flags nor with `u`. */
export function compileJavaPattern(pattern: string): RegExp {
  const translated = translateSpaces(pattern);
  try {
    return new RegExp(translated);
  } catch {
    return new RegExp(translated, "u");
  }
}

function translateSpaces(pattern: string): string {
  let insideClass = false;
  return pattern.replaceAll(/\[\\s\\S\]|\\.|[[\]]/gs, (token) => {
    if (token === "[\\s\\S]") return "[^]";
    if (token === "[") insideClass = true;
    if (token === "]") insideClass = false;
    if (token === "\\s") return insideClass ? javaSpaces : `[${javaSpaces}]`;
    // Inside a class there is no way to write "all but" as a part; the model has no such pattern (tested).
    if (token === "\\S" && !insideClass) return `[^${javaSpaces}]`;
    return token;
  });
}
