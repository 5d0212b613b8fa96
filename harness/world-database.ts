import pg from "pg";
import { connectionStringOf, databaseClient, withDatabaseClient } from "./database-client.ts";
import { eventually } from "./eventually.ts";
import type { WorldNotes } from "./world-notes.ts";

/** A table that can be read and not written. */
export interface WritesLock {
  /** Waits until so many writes hang. @throws Error when they are not that many after 15 s of wall time. */
  hanging(count: number): Promise<void>;
  free(): Promise<void>;
}

/**
 * The database of one world, which it may break. The server is the whole run's, so that nothing happens to that: nobody is
 * let into the world's database for a while, or a table of it is locked.
 */
export class WorldDatabase {
  readonly #address: string;
  readonly #notes: Pick<WorldNotes, "fault" | "world">;
  readonly #locks = new Set<pg.Client>();

  constructor(databaseAddress: string, notes: Pick<WorldNotes, "fault" | "world">) {
    this.#address = databaseAddress;
    this.#notes = notes;
  }

  /** Cuts every connection and lets nobody in any more, as a server that has crashed. */
  async refuse(): Promise<void> {
    this.#notes.fault("the database is down");
    await this.#fromOutside(async (client, name) => {
      await client.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    });
  }

  /** Lets everybody in again; what was stored is there. */
  async admit(): Promise<void> {
    await this.#fromOutside(async (client, name) => {
      await client.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
    });
    this.#notes.world("the database is back");
  }

  /** Locks a table, so that whoever reads or writes it hangs until the answered function is called. */
  async lock(table: string): Promise<() => Promise<void>> {
    return (await this.#lock(table, "ACCESS EXCLUSIVE")).free;
  }

  /**
   * Locks a table against writes: who reads gets what is there, who writes hangs until it is free. So those who read a row
   * and then write it are sure to have read the same as soon as all of them hang.
   */
  async lockWrites(table: string): Promise<WritesLock> {
    const { client, free } = await this.#lock(table, "EXCLUSIVE");
    return {
      free,
      hanging: (count) =>
        eventually(`${count} writes that hang at table ${table}`, async (saw) => {
          const { rows } = await client.query(
            // Locks of all databases are in it, whose tables have the same numbers: they are made from one template.
            `SELECT pid, mode FROM pg_locks WHERE NOT granted AND relation = $1::regclass
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            [pg.escapeIdentifier(table)],
          );
          saw(rows);
          return rows.length === count;
        }).then(() => undefined),
    };
  }

  async #lock(table: string, mode: "ACCESS EXCLUSIVE" | "EXCLUSIVE") {
    const client = await databaseClient(connectionStringOf(this.#address));
    this.#locks.add(client);
    await client.query("BEGIN");
    await client.query(`LOCK TABLE ${pg.escapeIdentifier(table)} IN ${mode} MODE`);
    const whom = mode === "EXCLUSIVE" ? " against writes" : "";
    this.#notes.fault(`the database's table ${table} is locked${whom}`);
    const free = async (): Promise<void> => {
      await client.query("ROLLBACK");
      await this.#release(client);
      this.#notes.world(`the database's table ${table} is free`);
    };
    return { client, free };
  }

  /** Lets go of every lock. */
  async close(): Promise<void> {
    for (const client of this.#locks) await this.#release(client);
  }

  async #release(client: pg.Client): Promise<void> {
    this.#locks.delete(client);
    await client.end();
  }

  /** From another database of the server: this one may let nobody in. */
  async #fromOutside(run: (client: pg.Client, name: string) => Promise<void>): Promise<void> {
    const own = new URL(connectionStringOf(this.#address));
    const name = decodeURIComponent(own.pathname.slice(1));
    own.pathname = "/postgres";
    await withDatabaseClient(own.toString(), (client) => run(client, name));
  }
}
