import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectFolders } from "../folders.ts";
import { PortTakenError } from "../port-taken-error.ts";
import { freePorts } from "../ports.ts";
import { hasEnded } from "../process-state.ts";
import { type AccountKind, ordinaryUser } from "./account.ts";
import { databasesAt } from "./databases.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { type PreparedPostgres, preparePostgres } from "./prepare.ts";

let folder: string;
let prepared: PreparedPostgres;
let postgres: Postgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-postgres-test-")); // private (0700), as a temporary clone is
  prepared = await preparePostgres({ cacheFolder: join(folder, "cache") });
  postgres = await start();
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(kind: PreparedPostgres = prepared, port?: number): Promise<Postgres> {
  const free = port ?? (await freePorts(1))[0] ?? 0;
  const logFile = join(folder, `${free}.log`);
  return startPostgres({ prepared: kind, port: free, logFile, runFolder: join(folder, "run") });
}

async function query(database: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: `postgres://${postgres.addressOf(database)}` });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("a database copied from a template holds what the template holds, and is dropped while in use", async () => {
  await postgres.createDatabase("template-of-a-run");
  await query("template-of-a-run", "CREATE TABLE given AS SELECT 7 AS number");

  await postgres.createDatabase("world-1", { template: "template-of-a-run" });
  expect(await query("world-1", "SELECT * FROM given")).toEqual([{ number: 7 }]);

  const user = new pg.Client({ connectionString: `postgres://${postgres.addressOf("world-1")}` });
  user.on("error", () => {});
  await user.connect();
  await postgres.dropDatabase("world-1");
  expect(await postgres.databaseExists("world-1")).toBe(false);
  await postgres.dropDatabase("world-1");
});

test("Nakama's migrations find what they need: pg_trgm", async () => {
  await postgres.createDatabase("with-extension");
  await query("with-extension", "CREATE EXTENSION pg_trgm");
  expect(await query("with-extension", "SELECT similarity('word', 'words') > 0.5 AS similar")).toEqual([
    { similar: true },
  ]);
});

test("its address has the form that Nakama takes, and asks for the password", async () => {
  expect(postgres.addressOf("one")).toBe(
    `windtunnel:${postgres.connection.password}@127.0.0.1:${postgres.port}/one?sslmode=disable`,
  );
  const stranger = databasesAt({ port: postgres.port, password: "guessed" });
  await expect(stranger.databaseExists("postgres")).rejects.toThrow("password authentication failed");
  await stranger.close();
});

test("it listens on the loopback address only", async () => {
  expect(await query("postgres", "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await query("postgres", "SHOW unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
});

test("a port that somebody has is an error that names it, and no data is left", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  const { port } = squatter.address() as { port: number };
  const place = join(postgres.dataFolder, "..", "..");
  const ours = () => readdirSync(place).filter((name) => name.includes(`-run-${process.pid}-`));
  const before = ours();

  await expect(start(prepared, port)).rejects.toThrow(PortTakenError);
  expect(ours()).toEqual(before);
  squatter.close();
});

test("stop ends it and removes its data; what a dead process left goes with the next start", async () => {
  const place = join(postgres.dataFolder, "..", "..");
  const left = join(place, `windtunnel-postgres-run-${await idOfDeadProcess()}-abcdef`);
  mkdirSync(join(left, "data"), { recursive: true });

  const second = await start();
  expect(existsSync(left)).toBe(false);
  expect(existsSync(postgres.dataFolder)).toBe(true);
  await second.stop();

  expect(hasEnded(second.process.pid)).toBe(true);
  expect(existsSync(join(second.dataFolder, ".."))).toBe(false);
});

test("prepared once, it comes from the cache", async () => {
  expect(await preparePostgres({ cacheFolder: join(folder, "cache") })).toMatchObject({
    fromCache: true,
    initialized: { password: prepared.initialized.password },
  });
});

describe.runIf(process.platform === "linux" && process.getuid?.() === 0)("as root", () => {
  test.each<AccountKind>(["namespace", "unprivileged"])(
    "it runs by the way %s",
    async (accountKind) => {
      const cacheFolder = accountKind === "namespace" ? join(folder, "cache") : projectFolders().cache;
      const server = await start(await preparePostgres({ cacheFolder, accountKind }));

      expect(await server.databaseExists("postgres")).toBe(true);
      await server.stop();
      expect(existsSync(`/proc/${server.process.pid}/exe`)).toBe(false);
    },
    60_000,
  );
});

test("root becomes somebody with a name, because initdb asks for it", () => {
  const root = "root:x:0:0:root:/root:/bin/sh";
  const daemon = "daemon:x:1:1::/:/bin/false";
  const nobody = "nobody:x:65534:65534::/:/bin/false";

  expect(ordinaryUser([root, daemon, nobody].join("\n"))).toMatchObject({ userId: 65534, groupId: 65534 });
  expect(ordinaryUser([root, daemon, ""].join("\n"))).toMatchObject({ userId: 1, groupId: 1 });
  expect(() => ordinaryUser(root)).toThrow("needs a user other than root");
});

async function idOfDeadProcess(): Promise<number> {
  const process = spawn("true");
  await once(process, "exit");
  return process.pid ?? 0;
}
