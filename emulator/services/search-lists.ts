import type { GameSession } from "../domain/game-session.ts";
import type { PagePosition } from "../domain/page.ts";
import type { ValueBoundary, ValueRange } from "../domain/search-expression/candidates.ts";
import {
  CREATION_TIME,
  FREE_SEATS,
  GAME_SESSION_ID,
  GAME_SESSION_NAME,
  MAXIMUM_SESSIONS,
  PLAYER_SESSION_COUNT,
  type SearchOperand,
  type SortedValue,
} from "../domain/search-expression/operand.ts";
import { comparePositions, isNewestFirst, positionIn, type SortOrder } from "../domain/sort-expression.ts";
import type { GameSessionSearchIndex } from "../store/definitions/game-sessions.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { ReadableList } from "../store/sorted-list.ts";

const indexOf: ReadonlyMap<SearchOperand, GameSessionSearchIndex> = new Map([
  [FREE_SEATS, "searchByFreeSeats"],
  [CREATION_TIME, "searchByCreationTime"],
  [GAME_SESSION_ID, "searchById"],
  [GAME_SESSION_NAME, "searchByName"],
  [MAXIMUM_SESSIONS, "searchByMaximum"],
  [PLAYER_SESSION_COUNT, "searchByPlayers"],
]);

/** The lists in which the game sessions of some buckets stand sorted by an operand, one list for each bucket. */
export class SearchLists {
  readonly #gameSessions: ScopedTables["gameSessions"];
  readonly #buckets: readonly string[];

  constructor({ gameSessions }: Pick<ScopedTables, "gameSessions">, buckets: readonly string[]) {
    this.#gameSessions = gameSessions;
    this.#buckets = buckets;
  }

  count({ operand, after, until }: ValueRange): number {
    return this.#lists(operand).reduce((sum, list) => sum + list.count(after, until), 0);
  }

  /** In no order. */
  *in({ operand, after, until }: ValueRange): Generator<GameSession> {
    for (const list of this.#lists(operand)) yield* list.ascending(after, until);
  }

  /**
   * In a search's order, read only as far as it is asked for.
   *
   * @param start the position after which to begin.
   * @param within outside of this range nothing is wanted, nor is what has no value.
   */
  *inOrder(
    order: SortOrder,
    start: PagePosition | undefined,
    within: ValueRange | undefined,
  ): Generator<GameSession> {
    const isBehindValues = start?.[0] === 1;
    if (!isBehindValues) yield* this.#withValue(order, start, within);
    if (within === undefined && order.operand.isOptional) {
      yield* this.#withoutValue(order, isBehindValues ? Number(start[2]) : Number.NEGATIVE_INFINITY);
    }
  }

  /**
   * In the order of creation, or from its end, those of one value of any operand: a list has them in this order.
   *
   * @param order by the time of creation.
   * @param range of one value, as `isOfOneValue` says.
   */
  ofOneValue(
    order: SortOrder,
    start: PagePosition | undefined,
    { operand, after, until }: ValueRange,
  ): Iterable<GameSession> {
    const at = (sequence: number) => after && { value: after.value, order: sequence };
    const [, , last] = start ?? [];
    const read = (list: ReadableList<GameSession>): Iterable<GameSession> => {
      if (isNewestFirst(order))
        return list.descending(after, last === undefined ? until : at(Number(last) - 1));
      return list.ascending(last === undefined ? after : at(Number(last)), until);
    };
    return merged(order, this.#lists(operand).map(read));
  }

  #withValue(
    order: SortOrder,
    start: PagePosition | undefined,
    within: ValueRange | undefined,
  ): Iterable<GameSession> {
    const [, value = 0, sequence] = start ?? [];
    const from = start === undefined ? undefined : { value, order: Number(sequence) };
    const read =
      order.direction === "ASC" ? ascending : isNewestFirst(order) ? descending : byDescendingValue;
    return merged(
      order,
      this.#lists(order.operand).map((list) => read(list, from, within)),
    );
  }

  /** In the order of creation, those behind a sequence number. */
  #withoutValue(order: SortOrder, sequence: number): Iterable<GameSession> {
    const { operand } = order;
    if (operand.propertyKey === undefined) {
      const from = { value: sequence, order: Number.POSITIVE_INFINITY };
      const lists = this.#buckets.map((bucket) =>
        this.#gameSessions.withoutValue(indexOfOperand(operand), bucket),
      );
      return merged(
        order,
        filled(lists).map((list) => list.ascending(from)),
      );
    }
    return merged(
      order,
      this.#buckets.map((bucket) => this.#withoutProperty(operand, bucket, sequence)),
    );
  }

  /** There is no list of those that lack a property: all of a bucket are looked at, unless none of them does. */
  *#withoutProperty(operand: SearchOperand, bucket: string, sequence: number): Generator<GameSession> {
    const all = this.#gameSessions.list("searchByFreeSeats", bucket);
    if (this.#list(operand, bucket).size === all.size) return;
    const [first] = all.ascending();
    if (first === undefined) return;
    const value = FREE_SEATS.sortedBy(FREE_SEATS.valueIn(first) ?? false);
    for (const gameSession of all.ascending({ value, order: sequence })) {
      if (operand.valueIn(gameSession) === undefined) yield gameSession;
    }
  }

  #lists(operand: SearchOperand): readonly ReadableList<GameSession>[] {
    return filled(this.#buckets.map((bucket) => this.#list(operand, bucket)));
  }

  #list(operand: SearchOperand, bucket: string): ReadableList<GameSession> {
    return this.#gameSessions.list(indexOfOperand(operand), bucket, operand.propertyKey);
  }
}

function indexOfOperand(operand: SearchOperand): GameSessionSearchIndex {
  const index = operand.propertyKey === undefined ? indexOf.get(operand) : "searchByProperty";
  if (index === undefined) throw new Error(`no index is sorted by ${operand.name}`);
  return index;
}

const filled = (lists: readonly ReadableList<GameSession>[]) => lists.filter(({ size }) => size > 0);

type Read = (
  list: ReadableList<GameSession>,
  from: ValueBoundary | undefined,
  within: ValueRange | undefined,
) => Iterable<GameSession>;

const ascending: Read = (list, from, within) => list.ascending(from ?? within?.after, within?.until);

const descending: Read = (list, from, within) =>
  list.descending(within?.after, from === undefined ? within?.until : { ...from, order: from.order - 1 });

/** The rest of the value at which the last page ended, which stands in ascending order, and then the values below. */
const byDescendingValue: Read = function* (list, from, within) {
  if (from === undefined) {
    yield* list.byDescendingValue(within?.after, within?.until);
    return;
  }
  const at = (order: number): { value: SortedValue; order: number } => ({ value: from.value, order });
  yield* list.ascending(from, at(Number.POSITIVE_INFINITY));
  yield* list.byDescendingValue(within?.after, at(Number.NEGATIVE_INFINITY));
};

/** Several lists in one order as one. */
function* merged(order: SortOrder, lists: readonly Iterable<GameSession>[]): Generator<GameSession> {
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) {
    yield* only;
    return;
  }
  const heads = lists.flatMap((list) => {
    const head = nextHead(order, list[Symbol.iterator]());
    return head === undefined ? [] : [head];
  });
  while (heads.length > 0) {
    let first = 0;
    for (let index = 1; index < heads.length; index += 1) {
      if (comparePositions(order, positionAt(heads, index), positionAt(heads, first)) < 0) first = index;
    }
    const head = heads[first] as Head;
    yield head.gameSession;
    const next = nextHead(order, head.rest);
    if (next === undefined) heads.splice(first, 1);
    else heads[first] = next;
  }
}

interface Head {
  readonly gameSession: GameSession;
  readonly position: PagePosition;
  readonly rest: Iterator<GameSession>;
}

const positionAt = (heads: readonly Head[], index: number) => (heads[index] as Head).position;

function nextHead(order: SortOrder, rest: Iterator<GameSession>): Head | undefined {
  const next = rest.next();
  if (next.done === true) return undefined;
  return { gameSession: next.value, position: positionIn(order, next.value), rest };
}
