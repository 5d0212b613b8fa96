/** What stories of the fleet manager's sync wait for. */
import { eventually, type World } from "../../harness/index.ts";

/** Waits until the fleet manager keeps so many rows. @param limit as `eventually` has it. */
export const rowsBecome = (
  world: World,
  count: number,
  limit: { readonly withinMs?: number } = {},
): Promise<unknown> =>
  eventually(
    `${count} rows in the index`,
    async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows.length === count;
    },
    limit,
  );
