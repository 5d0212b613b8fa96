import { invalidRequest } from "./api-error.ts";
import type { GameSession } from "./game-session.ts";
import type { PagePosition } from "./page.ts";
import {
  CREATION_TIME,
  operandNames,
  type SearchOperand,
  type SortedValue,
  searchOperand,
} from "./search-expression/operand.ts";

/**
 * The SortExpression of SearchGameSessions: one operand and a direction.
 *
 * **Documented**: the operands, ASC and DESC, game sessions without the value at the end in both directions.
 * **Assumed**: case of the direction does not matter; the key of a property may hold spaces, but what reads like a list
 * of operands is refused instead of being sorted by a property that nobody has; without a SortExpression the order of creation (the service gives
 * a random one); equal values in the order of creation, and the newest first where that is asked for, also of those
 * made in the same millisecond.
 */
export interface SortOrder {
  readonly operand: SearchOperand;
  readonly direction: "ASC" | "DESC";
}

export const ORDER_OF_CREATION: SortOrder = { operand: CREATION_TIME, direction: "ASC" };

/** @throws ApiError InvalidRequestException for another operand or direction. */
export function parseSortExpression(expression: string): SortOrder {
  const [, name, word] = /^\s*(\S|\S.*\S)\s+(ASC|DESC)\s*$/i.exec(expression) ?? [];
  if (name === undefined || word === undefined) {
    throw invalidRequest(
      `SortExpression '${expression}' is not of the form '<operand> ASC' or '<operand> DESC'.`,
    );
  }
  if (/\s(ASC|DESC)\s*,/i.test(name)) {
    throw invalidRequest(`SortExpression '${expression}' has several operands; it takes one.`);
  }
  const operand = searchOperand(name);
  if (operand === undefined) {
    throw invalidRequest(`SortExpression has the operand '${name}'; it may be one of ${operandNames}.`);
  }
  return { operand, direction: word.toUpperCase() === "ASC" ? "ASC" : "DESC" };
}

/** What a game session is sorted by; undefined when it has no value. */
export function sortedValue({ operand }: SortOrder, gameSession: GameSession): SortedValue | undefined {
  const value = operand.valueIn(gameSession);
  return value === undefined ? undefined : operand.sortedBy(value);
}

/** Where a game session stands in this order: without a value last, then by the value, then by creation. */
export function positionIn(order: SortOrder, gameSession: GameSession): PagePosition {
  const value = sortedValue(order, gameSession);
  if (value === undefined) return [1, 0, gameSession.sequence];
  return [0, value, gameSession.sequence];
}

/** Negative when `a` stands before `b`. */
export function comparePositions(order: SortOrder, a: PagePosition, b: PagePosition): number {
  const sign = order.direction === "ASC" ? 1 : -1;
  const tieSign = isNewestFirst(order) ? -1 : 1;
  return compare(a[0], b[0]) || sign * compare(a[1], b[1]) || tieSign * compare(a[2], b[2]);
}

/** Is this the order of creation from its end? */
export const isNewestFirst = ({ operand, direction }: SortOrder): boolean =>
  operand === CREATION_TIME && direction === "DESC";

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}
