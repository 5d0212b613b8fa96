import { invalidRequest } from "./api-error.ts";

/**
 * Pages of an ordered list. A token names the last item given and the request that it belongs to, so that a list that
 * changes between pages neither repeats nor skips what stays in it; a checksum over both tells a token that was changed.
 *
 * **Assumed**: tokens are opaque in the service; one that does not decode, was changed, or belongs to other parameters,
 * is refused with InvalidRequestException.
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

/** Where an item stands in its list: what the list is sorted by, the last of it unique. Texts of 128 characters at most. */
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
  const { after, of, sum } = decode(request.token);
  if (sum !== checksum(after, of)) throw foreignToken();
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
  const after = positionOf(last);
  const of = fingerprint(request.of);
  return { items, nextToken: encode({ after, of, sum: checksum(after, of) }) };
}

interface TokenContent {
  readonly after: PagePosition;
  readonly of: string;
  /** Of the two others. */
  readonly sum: string;
}

const checksum = (after: PagePosition, of: string): string => fingerprint(JSON.stringify([after, of]));

/** UTF-8 below the base64, which knows no other characters than the first 256. */
function encode(content: TokenContent): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(content))));
}

function decode(token: string): TokenContent {
  try {
    const bytes = Uint8Array.from(atob(token), (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null && "after" in value && "of" in value && "sum" in value) {
      const { after, of, sum } = value;
      // Texts that decode to the same, with a space or without padding, are none of ours either.
      if (isPosition(after) && typeof of === "string" && typeof sum === "string") {
        const content = { after, of, sum };
        if (encode(content) === token) return content;
      }
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

const foreignToken = () => invalidRequest("Invalid NextToken: it was not issued by this service.");

/**
 * A short checksum (FNV-1a, 32 bits), so that a token stays far below the 1,024 characters the model allows. It finds
 * every change of one character and of two neighbouring ones, and any other but for one in four billion; it keeps out
 * accidents, not somebody who computes it.
 */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
