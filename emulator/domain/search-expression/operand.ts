import type { GameSession } from "../game-session.ts";

/**
 * What SearchGameSessions can filter and sort by.
 *
 * **Documented**: the seven operands; property values are texts; a property whose key holds a period cannot be searched.
 * **Assumed**: the case of an operand matters; texts are sorted by their beginning, 512 bytes as JSON writes it, since a
 * page token, which is short, has to hold where the page ended.
 */
export interface SearchOperand {
  /** As it is written in an expression. */
  readonly name: string;
  readonly kind: "integer" | "truth" | "text";
  /** The key of the game property that is meant, for `gameSessionProperties.<key>`. */
  readonly propertyKey?: string;
  /** Can a game session be without it? */
  readonly isOptional: boolean;
  /** What a filter compares. */
  valueIn(gameSession: GameSession): SearchValue | undefined;
  /** What a game session with this value is sorted by. */
  sortedBy(value: SearchValue): SortedValue;
}

export type SearchValue = number | string | boolean;
export type SortedValue = number | string;

/** In the JSON that a page token holds them in, so that a token stays below the 1,024 characters the model allows. */
const LONGEST_SORTED_BYTES = 512;
/** A text that stays below the limit whatever its characters are: six bytes is the longest that one takes. */
const SURELY_SHORT_CHARACTERS = Math.floor(LONGEST_SORTED_BYTES / 6);
const propertyPrefix = "gameSessionProperties.";

const integer = (name: string, valueIn: (gameSession: GameSession) => number): SearchOperand => ({
  name,
  kind: "integer",
  isOptional: false,
  valueIn,
  sortedBy: (value) => Number(value),
});

const text = (
  name: string,
  valueIn: (gameSession: GameSession) => string | undefined,
  more: Partial<SearchOperand> = {},
): SearchOperand => ({
  name,
  kind: "text",
  isOptional: true,
  valueIn,
  sortedBy: (value) => shortened(String(value)),
  ...more,
});

/** GameLift counts whole milliseconds; the bench's clock may stand between two. */
export const CREATION_TIME: SearchOperand = integer("creationTimeMillis", ({ createdAt }) =>
  Math.floor(createdAt),
);
export const MAXIMUM_SESSIONS: SearchOperand = integer(
  "maximumSessions",
  ({ maximumPlayerSessionCount }) => maximumPlayerSessionCount,
);
export const PLAYER_SESSION_COUNT: SearchOperand = integer(
  "playerSessionCount",
  ({ currentPlayerSessionCount }) => currentPlayerSessionCount,
);
/** **Assumed**: whatever the policy for new player sessions is. */
export const FREE_SEATS: SearchOperand = {
  name: "hasAvailablePlayerSessions",
  kind: "truth",
  isOptional: false,
  valueIn: (gameSession) => gameSession.currentPlayerSessionCount < gameSession.maximumPlayerSessionCount,
  sortedBy: (value) => (value === true ? 1 : 0),
};
export const GAME_SESSION_NAME: SearchOperand = text("gameSessionName", ({ name }) => name);
/** **Documented**: the full ARN. Sorted by what differs among the game sessions of one fleet. */
export const GAME_SESSION_ID: SearchOperand = text("gameSessionId", ({ gameSessionId }) => gameSessionId, {
  isOptional: false,
  sortedBy: (value) => shortened(behindFleet(String(value))),
});

const fixed: readonly SearchOperand[] = [
  GAME_SESSION_ID,
  GAME_SESSION_NAME,
  MAXIMUM_SESSIONS,
  CREATION_TIME,
  PLAYER_SESSION_COUNT,
  FREE_SEATS,
];

/** The operand of this name; undefined when there is none. */
export function searchOperand(name: string): SearchOperand | undefined {
  const known = fixed.find((operand) => operand.name === name);
  if (known !== undefined) return known;
  const key = name.startsWith(propertyPrefix) ? name.slice(propertyPrefix.length) : "";
  if (key === "" || key.includes(".")) return undefined;
  const valueIn = ({ gameProperties }: GameSession) =>
    gameProperties.find((property) => property.key === key)?.value;
  return text(name, valueIn, { propertyKey: key });
}

/** For messages: what a user may write. */
export const operandNames: string = [...fixed.map(({ name }) => name), `${propertyPrefix}<key>`].join(", ");

/** Does what a text is sorted by say all of it? */
export const isSortedWhole = (value: SearchValue): boolean =>
  typeof value !== "string" || shortened(value) === value;

/** `arn:…:gamesession/<fleet>/<rest>` without all before the rest; asked at every change of a game session. */
function behindFleet(gameSessionId: string): string {
  const fleetAt = gameSessionId.indexOf("/") + 1;
  return gameSessionId.slice(gameSessionId.indexOf("/", fleetAt) + 1);
}

/** By code points, so that no pair of surrogates is torn apart. */
function shortened(whole: string): string {
  if (whole.length <= SURELY_SHORT_CHARACTERS) return whole;
  const encoder = new TextEncoder();
  let bytes = 0;
  let end = 0;
  for (const character of whole) {
    bytes += encoder.encode(JSON.stringify(character)).length - 2;
    if (bytes > LONGEST_SORTED_BYTES) break;
    end += character.length;
  }
  return whole.slice(0, end);
}
