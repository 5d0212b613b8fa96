import type { SearchOperand, SearchValue } from "./operand.ts";

export type Comparison = "=" | "<>" | "<" | ">" | "<=" | ">=";

/** One comparison of an operand with a value of its kind. */
export interface Condition {
  readonly kind: "condition";
  readonly operand: SearchOperand;
  readonly comparison: Comparison;
  readonly value: SearchValue;
}

/** What a filter says. `and` and `or` have two parts at least. */
export type Expression =
  | Condition
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "not"; readonly part: Expression };

/** A condition that must hold, or must not, for the whole expression to hold. */
export interface Demand {
  readonly condition: Condition;
  readonly isNegated: boolean;
}

/** The conditions without which a game session cannot match. */
export function demandsOf(expression: Expression, isNegated = false): readonly Demand[] {
  switch (expression.kind) {
    case "condition":
      return [{ condition: expression, isNegated }];
    case "not":
      return demandsOf(expression.part, !isNegated);
    case "and":
      return isNegated ? [] : expression.parts.flatMap((part) => demandsOf(part));
    case "or":
      return isNegated ? expression.parts.flatMap((part) => demandsOf(part, true)) : [];
  }
}
