import { invalidRequest } from "./api-error.ts";
import type { GameSession } from "./game-session.ts";
import type { PagePosition } from "./page.ts";

/**
 * The SortExpression of SearchGameSessions: one operand and a direction.
 *
 * **Documented**: the operands, ASC and DESC, game sessions without the value at the end in both directions.
 * **Assumed**: case of the direction does not matter; without a SortExpression the order of creation (the service gives
 * a random one); equal values in the order of creation; texts are compared by their first 128 characters, since a page
 * token, which is short, has to hold where the page ended.
 */
export interface SortOrder {
  readonly operand: string;
  readonly direction: "ASC" | "DESC";
  /** Undefined for the order of creation, which the store keeps by itself. */
  readonly valueOf: ((gameSession: GameSession) => number | string | undefined) | undefined;
}

export const ORDER_OF_CREATION: SortOrder = {
  operand: "creationTimeMillis",
  direction: "ASC",
  valueOf: undefined,
};

const LONGEST_COMPARED_CHARACTERS = 128;
const propertyPrefix = "gameSessionProperties.";

const operands: ReadonlyMap<string, SortOrder["valueOf"]> = new Map<string, SortOrder["valueOf"]>([
  ["creationTimeMillis", undefined],
  ["gameSessionId", (gameSession) => afterFleet(gameSession.gameSessionId)],
  ["gameSessionName", (gameSession) => shortened(gameSession.name)],
  ["hasAvailablePlayerSessions", (gameSession) => (hasFreeSeat(gameSession) ? 1 : 0)],
  ["maximumSessions", (gameSession) => gameSession.maximumPlayerSessionCount],
  ["playerSessionCount", (gameSession) => gameSession.currentPlayerSessionCount],
]);

/** @throws ApiError InvalidRequestException for another operand or direction. */
export function parseSortExpression(expression: string): SortOrder {
  const [, operand, word] = /^\s*(\S|\S.*\S)\s+(ASC|DESC)\s*$/i.exec(expression) ?? [];
  if (operand === undefined || word === undefined) {
    throw invalidRequest(
      `SortExpression '${expression}' is not of the form '<operand> ASC' or '<operand> DESC'.`,
    );
  }
  return {
    operand,
    direction: word.toUpperCase() === "ASC" ? "ASC" : "DESC",
    valueOf: valueOfOperand(operand),
  };
}

function valueOfOperand(operand: string): SortOrder["valueOf"] {
  if (operands.has(operand)) return operands.get(operand);
  const key = operand.startsWith(propertyPrefix) ? operand.slice(propertyPrefix.length) : "";
  if (key === "" || key.includes(".")) {
    const known = [...operands.keys(), `${propertyPrefix}<key>`].join(", ");
    throw invalidRequest(`SortExpression has the operand '${operand}'; it may be one of ${known}.`);
  }
  return (gameSession) =>
    shortened(gameSession.gameProperties.find((property) => property.key === key)?.value);
}

/** Where a game session stands in this order: without a value last, then by the value, then by creation. */
export function positionIn(order: SortOrder, gameSession: GameSession): PagePosition {
  const value = order.valueOf?.(gameSession);
  if (value === undefined) return [1, 0, gameSession.sequence];
  return [0, value, gameSession.sequence];
}

/** Negative when `a` stands before `b`. */
export function comparePositions(order: SortOrder, a: PagePosition, b: PagePosition): number {
  const sign = order.direction === "ASC" ? 1 : -1;
  return compare(a[0], b[0]) || sign * compare(a[1], b[1]) || compare(a[2], b[2]);
}

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}

const hasFreeSeat = (gameSession: GameSession) =>
  gameSession.currentPlayerSessionCount < gameSession.maximumPlayerSessionCount;

/** What differs among the game sessions of one fleet. */
const afterFleet = (gameSessionId: string) => shortened(gameSessionId.split("/").slice(2).join("/"));

/** By code points, so that no pair of surrogates is torn apart. */
function shortened(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= LONGEST_COMPARED_CHARACTERS) return text;
  return [...text.slice(0, 2 * LONGEST_COMPARED_CHARACTERS)].slice(0, LONGEST_COMPARED_CHARACTERS).join("");
}
