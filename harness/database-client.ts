/** A connection to the database of one world. */
import pg from "pg";

/** Wall milliseconds that connecting, and each statement, may take. */
const LIMIT_MS = 10_000;

/** @throws Error when the database lets nobody in, or does not answer within so many milliseconds of wall time. */
export async function databaseClient(connectionString: string, limitMs = LIMIT_MS): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: limitMs,
    query_timeout: limitMs,
  });
  // A connection that is cut tells whoever asks next.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { database, host, port } = client;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`database ${database} at ${host}:${port}, limit ${limitMs} ms: ${problem}`, { cause });
  }
  return client;
}

/** Connects, lets `ask` ask, and hangs up. @throws what connecting or asking throws. */
export async function withDatabaseClient<Answer>(
  connectionString: string,
  ask: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = await databaseClient(connectionString);
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** Nakama writes its addresses without a scheme, and with parameters that only its own driver knows. */
export const connectionStringOf = (databaseAddress: string): string =>
  `postgres://${databaseAddress.replace(/^postgres(ql)?:\/\//, "").replace(/\?.*$/, "")}`;
