import { invalidRequest } from "./api-error.ts";

/**
 * Pages of an ordered list. A token names the last item given and the request that it belongs to, so that a list that
 * changes between pages neither repeats nor skips what stays in it. What leaves the emulator is closed around it and
 * opened on its return by runtime/page-tokens.ts, which binds it to account, Region and operation.
 *
 * **Assumed**: a token that was not issued, was changed, or belongs to other parameters, is refused with
 * InvalidRequestException.
 */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly token: string | undefined;
  /** Everything that chose the list, as text; a token made for other words is refused. */
  readonly of: string;
}

/** Where an item stands in its list: what the list is sorted by, the last of it unique. Texts of 512 bytes in JSON at most. */
export type PagePosition = readonly (number | string)[];

/** The page size: what the caller asks, and never more than the operation gives. */
export const pageLimit = (asked: number | undefined, cap: number): number => Math.min(asked ?? cap, cap);

/**
 * A page of a list ordered by one number, unique for each item.
 *
 * @param read at most `count` items whose number follows `after`, in order.
 * @throws ApiError InvalidRequestException for a token of another request or none of ours.
 */
export function readPage<Item>(
  request: PageRequest,
  read: (after: number | undefined, count: number) => readonly Item[],
  orderOf: (item: Item) => number,
): Page<Item> {
  const [after] = pageStart(request) ?? [];
  if (typeof after === "string") throw foreignToken();
  return cutPage(request, read(after, request.limit + 1), (item) => [orderOf(item)]);
}

/**
 * The position after which the page starts; undefined for the first page.
 *
 * @throws ApiError InvalidRequestException for a token of another request or none of ours.
 */
export function pageStart(request: PageRequest): PagePosition | undefined {
  if (request.token === undefined) return undefined;
  const { after, of } = decode(request.token);
  if (of !== fingerprint(request.of)) {
    throw invalidRequest("Invalid NextToken: it belongs to a request with other parameters.");
  }
  return after;
}

/** Cuts `candidates`, which may hold one item more than the limit to show that more follow. */
export function cutPage<Item>(
  request: PageRequest,
  candidates: readonly Item[],
  positionOf: (item: Item) => PagePosition,
): Page<Item> {
  const items = candidates.slice(0, request.limit);
  const last = items.at(-1);
  if (candidates.length <= request.limit || last === undefined) return { items };
  return { items, nextToken: encode({ after: positionOf(last), of: fingerprint(request.of) }) };
}

interface TokenContent {
  readonly after: PagePosition;
  readonly of: string;
}

const encode = ({ after, of }: TokenContent): string => JSON.stringify([of, ...after]);

function decode(token: string): TokenContent {
  try {
    const value: unknown = JSON.parse(token);
    if (Array.isArray(value)) {
      const [of, ...after] = value as readonly unknown[];
      if (typeof of === "string" && isPosition(after)) return { of, after };
    }
  } catch {
    // Falls through to the refusal below: what was wrong with it does not help the caller.
  }
  throw foreignToken();
}

const isPosition = (value: unknown): value is PagePosition =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((part) => typeof part === "string" || Number.isFinite(part));

/** The refusal of a token that this list did not issue. */
export const foreignToken = () =>
  invalidRequest(
    "Invalid NextToken: it was not issued by this service, for this operation, account and Region.",
  );

/** A token that no list issues, and each refuses. */
export const FOREIGN_TOKEN = "[]";

/** A short checksum (FNV-1a, 32 bits) of a request's words: other words have another one, but for one in four billion. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
