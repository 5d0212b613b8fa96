import { invalidRequest } from "./api-error.ts";

/**
 * Pages of an ordered list. A token names the last item given and the request that it belongs to, so that a list that
 * changes between pages neither repeats nor skips what stays in it.
 *
 * **Assumed**: tokens are opaque in the service; one that does not decode, or belongs to other parameters, is refused
 * with InvalidRequestException.
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

const encode = (value: object): string => btoa(JSON.stringify(value));

function decode(token: string): { after: number; of: string } {
  try {
    const value: unknown = JSON.parse(atob(token));
    if (typeof value === "object" && value !== null && "after" in value && "of" in value) {
      const { after, of } = value;
      if (typeof after === "number" && typeof of === "string") return { after, of };
    }
  } catch {
    // Falls through to the refusal below: what was wrong with it does not help the caller.
  }
  throw invalidRequest("Invalid NextToken: it was not issued by this service.");
}

/**
 * The order number after which the page starts: 0 for the first.
 *
 * @throws ApiError InvalidRequestException for a token of another request or none of ours.
 */
export function pageStart(request: PageRequest): number {
  if (request.token === undefined) return Number.NEGATIVE_INFINITY;
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
  orderOf: (item: Item) => number,
): Page<Item> {
  const items = candidates.slice(0, request.limit);
  const last = items.at(-1);
  if (candidates.length <= request.limit || last === undefined) return { items };
  return { items, nextToken: encode({ after: orderOf(last), of: fingerprint(request.of) }) };
}

/** A short checksum (FNV-1a, 32 bits), so that a token stays far below the 1,024 characters the model allows. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
