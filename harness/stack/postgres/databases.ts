/** Makes and drops databases of a running PostgreSQL server, from any process that knows where it is. */
import pg from "pg";
import { SUPERUSER } from "./data-folder.ts";

/** All that another process must know to use the server. */
export interface PostgresConnection {
  readonly port: number;
  readonly password: string;
}

export interface Databases {
  /** Makes a database, a copy of `template` when one is named; nobody may be connected to that one. */
  createDatabase(name: string, options?: { readonly template?: string }): Promise<void>;
  /** Drops it with everything connected to it; harmless when it is not there. */
  dropDatabase(name: string): Promise<void>;
  databaseExists(name: string): Promise<boolean>;
  /** As Nakama's --database.address takes it: user:password@127.0.0.1:PORT/name?sslmode=disable */
  addressOf(name: string): string;
  /** Closes our own connections. */
  close(): Promise<void>;
}

/** Databases of the server on that port of the loopback address. It connects when first asked for something. */
export function databasesAt(connection: PostgresConnection): Databases {
  const pool = new pg.Pool({
    connectionString: adminUrl(connection),
    max: 2,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {}); // a lost idle connection is replaced; the next query tells if the server is gone
  return {
    async createDatabase(name, { template = "template1" } = {}) {
      // file_copy copies the template's files as they are: 35 ms where the log of every page takes 120.
      await pool.query(
        `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY file_copy`,
      );
    },
    async dropDatabase(name) {
      await pool.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    },
    async databaseExists(name) {
      return (await pool.query("SELECT FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
    },
    addressOf: (name) => addressOf(connection, name),
    close: () => pool.end(),
  };
}

/** The URL of the superuser's own database. */
export function adminUrl(connection: PostgresConnection): string {
  return `postgres://${addressOf(connection, "postgres")}`;
}

function addressOf({ port, password }: PostgresConnection, name: string): string {
  return `${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}?sslmode=disable`;
}
