import { connectionStringOf, withDatabaseClient } from "./database-client.ts";

/** A row of the index by which the fleet manager's List finds game sessions. */
export interface IndexRow {
  /** The game session's ARN. */
  readonly id: string;
  readonly playerCount: number;
  readonly status: string;
  readonly metadata: { readonly [name: string]: unknown };
}

/** **Observed** in the fleet manager: its rows are storage objects of this collection, owned by nobody. */
export const NAKAMA_INDEX_COLLECTION = "_gamelift_instances";

/** Reads the fleet manager's rows where they are kept, in Nakama's own database. */
export async function readNakamaIndex(databaseAddress: string): Promise<readonly IndexRow[]> {
  return await withDatabaseClient(connectionStringOf(databaseAddress), async (client) => {
    const { rows } = await client.query<{ value: StoredRow }>(
      "SELECT value FROM storage WHERE collection = $1 ORDER BY key",
      [NAKAMA_INDEX_COLLECTION],
    );
    return rows.map(({ value }) => ({
      id: value.id,
      playerCount: value.player_count,
      status: value.status,
      metadata: value.metadata ?? {},
    }));
  });
}

/** Changes what is stored of one game session. @throws Error where nothing is. */
export async function editNakamaRow(
  databaseAddress: string,
  id: string,
  change: (row: object) => object,
): Promise<void> {
  await withDatabaseClient(connectionStringOf(databaseAddress), async (client) => {
    const { rows } = await client.query<{ key: string; value: object }>(
      "SELECT key, value FROM storage WHERE collection = $1 AND value->>'id' = $2",
      [NAKAMA_INDEX_COLLECTION, id],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`Nakama has no row for ${id}`);
    // **Observed**: a row's version is the MD5 of its text, and a write of the version that is there changes nothing.
    await client.query(
      "UPDATE storage SET value = $3::text::jsonb, version = md5($3::text) WHERE collection = $1 AND key = $2",
      [NAKAMA_INDEX_COLLECTION, row.key, JSON.stringify(change(row.value))],
    );
  });
}

interface StoredRow {
  readonly id: string;
  readonly player_count: number;
  readonly status: string;
  readonly metadata?: { readonly [name: string]: unknown };
}
