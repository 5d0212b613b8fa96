import { type Condition, demandsOf, type Expression } from "./expression.ts";
import {
  FREE_SEATS,
  GAME_SESSION_ID,
  isSortedWhole,
  type SearchOperand,
  type SortedValue,
} from "./operand.ts";

/** A place in a list sorted by an operand: behind all of this value with this order or less. */
export interface ValueBoundary {
  readonly value: SortedValue;
  readonly order: number;
}

/** The game sessions whose value of an operand lies between two places; those without a value lie in no range. */
export interface ValueRange {
  readonly operand: SearchOperand;
  readonly after?: ValueBoundary;
  readonly until?: ValueBoundary;
}

/** Ranges in which every match lies, and how many game sessions they hold. */
export interface Candidates {
  readonly ranges: readonly ValueRange[];
  readonly count: number;
}

/** Does it hold all game sessions of one value, and no other? Then they stand in the order of their creation. */
export const isOfOneValue = ({ after, until }: ValueRange): boolean =>
  after !== undefined &&
  until !== undefined &&
  after.value === until.value &&
  after.order === Number.NEGATIVE_INFINITY &&
  until.order === Number.POSITIVE_INFINITY;

const before = (value: SortedValue): ValueBoundary => ({ value, order: Number.NEGATIVE_INFINITY });
const behind = (value: SortedValue): ValueBoundary => ({ value, order: Number.POSITIVE_INFINITY });

/**
 * The fewest game sessions among which all matches are, as far as lists sorted by one operand can tell: the shortest
 * of what an AND demands, all of what an OR allows. Undefined when a match may be anywhere.
 */
export function candidatesOf(
  expression: Expression,
  countOf: (range: ValueRange) => number,
  isNegated = false,
): Candidates | undefined {
  switch (expression.kind) {
    case "condition": {
      const ranges = rangesOf(expression, isNegated);
      return ranges === undefined
        ? undefined
        : { ranges, count: ranges.reduce((sum, range) => sum + countOf(range), 0) };
    }
    case "not":
      return candidatesOf(expression.part, countOf, !isNegated);
    default: {
      const parts = expression.parts.map((part) => candidatesOf(part, countOf, isNegated));
      return (expression.kind === "and") === isNegated ? united(parts) : fewest(parts);
    }
  }
}

function united(parts: readonly (Candidates | undefined)[]): Candidates | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    ranges: known.flatMap(({ ranges }) => ranges),
    count: known.reduce((sum, { count }) => sum + count, 0),
  };
}

function fewest(parts: readonly (Candidates | undefined)[]): Candidates | undefined {
  return parts.reduce(
    (best, part) => (best === undefined || (part !== undefined && part.count < best.count) ? part : best),
    undefined,
  );
}

/** Where those that match a condition stand; undefined when those without a value match as well. */
function rangesOf(
  { operand, comparison, value }: Condition,
  isNegated: boolean,
): readonly ValueRange[] | undefined {
  if (isNegated && operand.isOptional) return undefined;
  const sorted = operand.sortedBy(value);
  switch (isNegated ? opposites[comparison] : comparison) {
    case "=":
      return [{ operand, after: before(sorted), until: behind(sorted) }];
    case "<>":
      // Where the list knows less than the whole value, its neighbours in the list may differ from it.
      if (operand === GAME_SESSION_ID || !isSortedWhole(value)) return [{ operand }];
      return [
        { operand, until: before(sorted) },
        { operand, after: behind(sorted) },
      ];
    case "<":
      return [{ operand, until: before(sorted) }];
    case "<=":
      return [{ operand, until: behind(sorted) }];
    case ">":
      return [{ operand, after: behind(sorted) }];
    case ">=":
      return [{ operand, after: before(sorted) }];
  }
}

const opposites: Readonly<Record<Condition["comparison"], Condition["comparison"]>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** The range of one operand outside of which nothing matches; undefined when the filter demands nothing of it. */
export function demandedRange(expression: Expression, operand: SearchOperand): ValueRange | undefined {
  return demandsOf(expression)
    .filter(({ condition }) => condition.operand.name === operand.name)
    .flatMap(({ condition, isNegated }) => {
      const ranges = rangesOf(condition, isNegated) ?? [];
      return ranges.length === 1 ? ranges : [];
    })
    .reduce<ValueRange | undefined>(
      (narrowest, range) => (narrowest === undefined ? range : intersection(narrowest, range)),
      undefined,
    );
}

/** Whether a match must have free seats, must have none, or may have either (undefined). */
export function demandedFreeSeats(expression: Expression): boolean | undefined {
  const demand = demandsOf(expression).find(({ condition }) => condition.operand === FREE_SEATS);
  if (demand === undefined) return undefined;
  const isTrue = (demand.condition.comparison === "=") === (demand.condition.value === true);
  return isTrue !== demand.isNegated;
}

function intersection(a: ValueRange, b: ValueRange): ValueRange {
  const after = outer(a.after, b.after, (one, other) => isBehind(one, other));
  const until = outer(a.until, b.until, (one, other) => isBehind(other, one));
  return {
    operand: a.operand,
    ...(after === undefined ? {} : { after }),
    ...(until === undefined ? {} : { until }),
  };
}

function outer(
  a: ValueBoundary | undefined,
  b: ValueBoundary | undefined,
  isNarrower: (one: ValueBoundary, other: ValueBoundary) => boolean,
): ValueBoundary | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isNarrower(a, b) ? a : b;
}

const isBehind = (a: ValueBoundary, b: ValueBoundary): boolean =>
  a.value > b.value || (a.value === b.value && a.order > b.order);
