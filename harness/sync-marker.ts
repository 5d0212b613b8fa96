/**
 * How a world knows that the fleet manager's first sync is over, and not only answered.
 *
 * **Observed** in the fleet manager: a sync asks GameLift for the ACTIVE game sessions, then reads all of its rows, writes one
 * for each that it was told of, and deletes the others last. It says nothing when it is done, and on a busy machine a story
 * can place players in between, whose row is deleted with the others (D9). So before Nakama starts there is a row for a game
 * session of which GameLift knows nothing: when it is gone, the sync has done its last act.
 */
import type pg from "pg";
import { connectionStringOf, withDatabaseClient } from "./database-client.ts";
import { eventually } from "./eventually.ts";
import { NAKAMA_INDEX_COLLECTION } from "./nakama-index.ts";

/** **Observed**: the last part of the id, behind its slash, is the row's key. */
const KEY = "before-the-first-sync";
const VALUE = JSON.stringify({ id: `arn:aws:gamelift:::gamesession/none/${KEY}` });
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** **Observed**: what the fleet manager logs when it gives a sync up. */
const GIVEN_UP =
  /failed to (list gamelift terminated instances|read instances from db|update db instances|delete a game instances)/;

/** Before a Nakama starts on that database. One that is there stays. */
export async function putSyncMarker(databaseAddress: string): Promise<void> {
  await withDatabaseClient(connectionStringOf(databaseAddress), (client) =>
    client.query(
      `INSERT INTO storage (collection, key, user_id, value, version) VALUES ($1, $2, $3, $4::text::jsonb, md5($4::text))
       ON CONFLICT DO NOTHING`,
      [NAKAMA_INDEX_COLLECTION, KEY, NOBODY, VALUE],
    ),
  );
}

export interface SyncUnderWay {
  readonly databaseAddress: string;
  /** What Nakama has logged since it was started. */
  readonly log: () => string;
  readonly hasExited: () => boolean;
  /** Limit in milliseconds of wall time. */
  readonly withinMs: number;
}

/**
 * Resolves when the sync has deleted the row, or has said that it gave up, or Nakama has ended: then the row is taken away
 * here.
 * @throws Error when neither has happened within the limit.
 */
export async function syncIsOver({ databaseAddress, log, hasExited, withinMs }: SyncUnderWay): Promise<void> {
  await withDatabaseClient(connectionStringOf(databaseAddress), async (client) => {
    await eventually(
      "Nakama's first sync has deleted the row of which GameLift knows nothing",
      async () => !(await isThere(client)) || GIVEN_UP.test(log()) || hasExited(),
      { withinMs, everyMs: 5 },
    );
    await client.query("DELETE FROM storage WHERE collection = $1 AND key = $2", [
      NAKAMA_INDEX_COLLECTION,
      KEY,
    ]);
  });
}

async function isThere(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM storage WHERE collection = $1 AND key = $2", [
    NAKAMA_INDEX_COLLECTION,
    KEY,
  ]);
  return rowCount !== 0;
}
