import { type Page, pageLimit, readPage } from "../domain/page.ts";
import type { Table } from "../store/table.ts";

/** What a caller of a list operation says about the page that it wants. */
export interface PageWish {
  readonly limit: number | undefined;
  readonly token: string | undefined;
}

/** **Assumed**: most list operations document no largest page. */
export const USUAL_PAGE_CAP = 100;

/**
 * A page of the records in one bucket of a table, in the order of their creation. Its token holds for this operation and
 * bucket only.
 *
 * @throws ApiError InvalidRequestException for a token of another request or none of ours.
 */
export function creationPage<Item extends { readonly sequence: number }, IndexName extends string>(
  operation: string,
  table: Pick<Table<Item, IndexName>, "after">,
  [index, bucket]: readonly [IndexName, string],
  wish: PageWish,
): Page<Item> {
  return readPage(
    {
      limit: pageLimit(wish.limit, USUAL_PAGE_CAP),
      token: wish.token,
      of: `${operation}/${index}/${bucket}`,
    },
    (after = Number.NEGATIVE_INFINITY, count) => table.after(index, bucket, after, count),
    (item) => item.sequence,
  );
}
