import pg from "pg";

/** A row of the index by which the fleet manager's List finds game sessions. */
export interface IndexRow {
  /** The game session's ARN. */
  readonly id: string;
  readonly playerCount: number;
  readonly status: string;
  readonly metadata: { readonly [name: string]: unknown };
}

/** **Observed** in the fleet manager: its rows are storage objects of this collection, owned by nobody. */
const COLLECTION = "_gamelift_instances";

/** Reads the fleet manager's rows where they are kept, in Nakama's own database. */
export async function readNakamaIndex(databaseAddress: string): Promise<readonly IndexRow[]> {
  const client = new pg.Client({ connectionString: connectionStringOf(databaseAddress) });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: StoredRow }>(
      "SELECT value FROM storage WHERE collection = $1 ORDER BY key",
      [COLLECTION],
    );
    return rows.map(({ value }) => ({
      id: value.id,
      playerCount: value.player_count,
      status: value.status,
      metadata: value.metadata ?? {},
    }));
  } finally {
    await client.end();
  }
}

interface StoredRow {
  readonly id: string;
  readonly player_count: number;
  readonly status: string;
  readonly metadata?: { readonly [name: string]: unknown };
}

/** Nakama writes its addresses without a scheme, and with parameters that only its own driver knows. */
const connectionStringOf = (databaseAddress: string): string =>
  `postgres://${databaseAddress.replace(/^postgres(ql)?:\/\//, "").replace(/\?.*$/, "")}`;
