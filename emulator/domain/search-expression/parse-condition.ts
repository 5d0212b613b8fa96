import { type ApiError, invalidRequest } from "../api-error.ts";
import type { Comparison, Condition } from "./expression.ts";
import { operandNames, type SearchOperand, type SearchValue, searchOperand } from "./operand.ts";
import type { Token } from "./tokens.ts";

/** The refusal of an expression, with the place of the fault: characters are counted from 1. */
export const faultAt = (at: number, words: string): ApiError =>
  invalidRequest(`Invalid FilterExpression: character ${at}: ${words}.`);

export const expected = (what: string, found: Token): ApiError =>
  faultAt(found.at, `expected ${what}, found ${described(found)}`);

const LOWEST_INTEGER = -(2n ** 63n);
const HIGHEST_INTEGER = 2n ** 63n - 1n;

/**
 * A condition: operand, comparison and value, of which `first` has been read.
 *
 * **Documented**: texts and booleans take = and <> only; creationTimeMillis takes 64-bit integers. **Assumed**: so do
 * the other numbers; true and false may be written in any case.
 *
 * @param next reads the token that follows.
 * @throws ApiError InvalidRequestException naming the character.
 */
export function parseCondition(first: Token, next: () => Token): Condition {
  if (first.kind !== "word") throw expected("an operand, NOT or an opening parenthesis", first);
  const operand = searchOperand(first.text);
  if (operand === undefined) {
    throw faultAt(first.at, `'${first.text}' is no operand; it may be one of ${operandNames}`);
  }
  const comparison = comparisonOf(operand, next());
  return { kind: "condition", operand, comparison, value: parseValue(operand, next()) };
}

function comparisonOf(operand: SearchOperand, token: Token): Comparison {
  if (token.kind !== "comparison") throw expected("a comparison (=, <>, <, >, <=, >=)", token);
  const comparison = token.text as Comparison;
  if (operand.kind !== "integer" && comparison !== "=" && comparison !== "<>") {
    throw faultAt(token.at, `${operand.name} takes = and <> only, found '${comparison}'`);
  }
  return comparison;
}

function parseValue(operand: SearchOperand, token: Token): SearchValue {
  if (token.kind === "unclosed") throw faultAt(token.at, "the text that begins here has no closing quote");
  switch (operand.kind) {
    case "integer":
      return integerOf(operand, token);
    case "truth": {
      const word = token.kind === "word" ? token.text.toLowerCase() : "";
      if (word !== "true" && word !== "false") throw expected(`true or false for ${operand.name}`, token);
      return word === "true";
    }
    case "text":
      if (token.kind !== "text") throw expected(`a text in quotes for ${operand.name}`, token);
      return token.text;
  }
}

/** As a number, which is exact wherever a game session's own can be equal to it. */
function integerOf(operand: SearchOperand, token: Token): number {
  if (token.kind !== "integer") throw expected(`a whole number for ${operand.name}`, token);
  const value = BigInt(token.text.replace("+", ""));
  if (value < LOWEST_INTEGER || value > HIGHEST_INTEGER) {
    throw faultAt(token.at, `${token.text} does not fit into 64 bits`);
  }
  return Number(value);
}

const LONGEST_SHOWN = 40;

function described(token: Token): string {
  if (token.kind === "end") return "the end of the expression";
  const characters = [...token.written];
  const shown =
    characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join("")}…` : token.written;
  return token.kind === "text" || token.kind === "unclosed" ? shown : `'${shown}'`;
}
