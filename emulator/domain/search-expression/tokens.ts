/** The words, signs and texts of a filter expression, one after the other, each with the place where it begins. */
export interface Token {
  readonly kind: "word" | "integer" | "text" | "unclosed" | "comparison" | "open" | "close" | "other" | "end";
  /** What a text says, its escapes resolved; of everything else, what is written. */
  readonly text: string;
  /** What is written. */
  readonly written: string;
  /** Counted in characters (code points) from 1. */
  readonly at: number;
}

const spaces = /\s*/y;
const comparison = /<>|<=|>=|[=<>]/y;
/** Everything that means nothing else; `!=`, which other languages have, is no part of a word. */
const word = /(?:(?!!=)[^\s()<>='"])+/y;
const integer = /^[+-]?\d+$/;

/**
 * The tokens of an expression, the last one of kind `end`.
 *
 * **Documented**: texts in single quotes, a backslash before special characters; one example has double quotes.
 * **Assumed**: either kind of quotes, and a backslash makes any character stand for itself.
 */
export function* tokensOf(expression: string): Generator<Token, never> {
  let [index, at] = [0, 1];
  for (;;) {
    const space = matchAt(spaces, expression, index) ?? "";
    index += space.length;
    at += space.length;
    const token = tokenAt(expression, index, at);
    yield token;
    index += token.written.length;
    at += [...token.written].length;
  }
}

function tokenAt(expression: string, index: number, at: number): Token {
  const token = (kind: Token["kind"], written: string, text = written): Token => ({
    kind,
    text,
    written,
    at,
  });
  const first = expression[index];
  if (first === undefined) return token("end", "");
  if (first === "(" || first === ")") return token(first === "(" ? "open" : "close", first);
  if (first === "'" || first === '"') {
    const { written, text, isClosed } = quoted(expression, index, first);
    return token(isClosed ? "text" : "unclosed", written, text);
  }
  const sign = matchAt(comparison, expression, index);
  if (sign !== undefined) return token("comparison", sign);
  const found = matchAt(word, expression, index);
  if (found === undefined) return token("other", first);
  return token(integer.test(found) ? "integer" : "word", found);
}

function quoted(expression: string, start: number, quote: string) {
  let text = "";
  for (let index = start + 1; index < expression.length; index += 1) {
    const character = expression[index];
    if (character === quote) return { written: expression.slice(start, index + 1), text, isClosed: true };
    if (character === "\\") index += 1;
    text += expression[index] ?? "";
  }
  return { written: expression.slice(start), text, isClosed: false };
}

function matchAt(pattern: RegExp, expression: string, index: number): string | undefined {
  const sticky = new RegExp(pattern, "y");
  sticky.lastIndex = index;
  return sticky.exec(expression)?.[0];
}
