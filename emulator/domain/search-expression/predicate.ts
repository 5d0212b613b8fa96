import type { GameSession } from "../game-session.ts";
import type { Condition, Expression } from "./expression.ts";
import type { SearchValue } from "./operand.ts";

export type Predicate = (gameSession: GameSession) => boolean;

/**
 * Does a game session match a filter?
 *
 * **Documented**: texts are compared as they are, case included. **Assumed**: a condition on a name or property that a
 * game session does not have does not hold, whatever the comparison; NOT of it does.
 */
export function predicateOf(expression: Expression): Predicate {
  switch (expression.kind) {
    case "condition":
      return conditionHolds(expression);
    case "not": {
      const holds = predicateOf(expression.part);
      return (gameSession) => !holds(gameSession);
    }
    case "and": {
      const parts = expression.parts.map(predicateOf);
      return (gameSession) => parts.every((holds) => holds(gameSession));
    }
    case "or": {
      const parts = expression.parts.map(predicateOf);
      return (gameSession) => parts.some((holds) => holds(gameSession));
    }
  }
}

function conditionHolds({ operand, comparison, value }: Condition): Predicate {
  const compare = comparisons[comparison];
  return (gameSession) => {
    const own = operand.valueIn(gameSession);
    return own !== undefined && compare(own, value);
  };
}

const comparisons: Readonly<
  Record<Condition["comparison"], (own: SearchValue, given: SearchValue) => boolean>
> = {
  "=": (own, given) => own === given,
  "<>": (own, given) => own !== given,
  "<": (own, given) => own < given,
  ">": (own, given) => own > given,
  "<=": (own, given) => own <= given,
  ">=": (own, given) => own >= given,
};
