/**
 * The machine side of a run: one ElasticMQ, one PostgreSQL with a database that Nakama has migrated, and
 * a build of Nakama with its plugin. All parts are prepared and started at the same time.
 */
import { join } from "node:path";
import { DEFAULT_HOME } from "../../emulator/index.ts";
import { type ElasticMq, startElasticMq } from "./elasticmq/elasticmq.ts";
import { type PreparedElasticMq, prepareElasticMq } from "./elasticmq/prepare.ts";
import { FleetManagerNotServed } from "./fetch-fleet-manager.ts";
import { type Folders, makeRunFolder, projectFolders } from "./folders.ts";
import { migrateDatabase } from "./nakama.ts";
import { buildNakama, type NakamaBuild } from "./nakama-build.ts";
import { nakamaModuleFolder } from "./nakama-module-folder.ts";
import { onFreePort } from "./on-free-port.ts";
import { type Postgres, startPostgres } from "./postgres/postgres.ts";
import { preparePostgres } from "./postgres/prepare.ts";
import type { NakamaMissing, StackAddresses } from "./stack-addresses.ts";

export interface StackOptions {
  /** Where everything is kept; the project's own folders unless given. */
  readonly folders?: Folders;
  /** The Go module of the plugin; what `WINDTUNNEL_NAKAMA_MODULE` names, else the project's, unless given. */
  readonly moduleFolder?: string;
  /** A build to use instead of building; `missing` for a stack without Nakama. */
  readonly nakama?: NakamaBuild | NakamaMissing;
  /** Fixed ports; free ones unless given. */
  readonly ports?: { readonly elasticmq?: number; readonly postgres?: number };
  /** What ElasticMQ puts into queue URLs and ARNs; the emulator's home unless given. */
  readonly region?: string;
  readonly accountId?: string;
  /** Told what happens, and how long it took. */
  readonly log?: (line: string) => void;
}

export interface Stack {
  readonly elasticmq: ElasticMq;
  readonly postgres: Postgres;
  /** Or why there is none: everything else of the stack is started all the same. */
  readonly nakama: NakamaBuild | NakamaMissing;
  /** Has Nakama's tables; worlds' databases are copies of it. */
  readonly templateDatabase: string;
  /** Logs of this run. */
  readonly runFolder: string;
  /** What another process needs to use this stack; survives JSON. */
  readonly addresses: StackAddresses;
  /** Wall milliseconds that each part took, its preparation included. */
  readonly tookMs: Readonly<Record<"elasticmq" | "postgres" | "nakama" | "template", number>>;
  /** Ends ElasticMQ, then PostgreSQL. */
  stop(): Promise<void>;
}

const TEMPLATE_DATABASE = "nakama-template";

/**
 * Starts everything.
 * @throws what the first failing part says, with what to do; whatever was started is ended before that.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folders = options.folders ?? projectFolders();
  const runFolder = makeRunFolder(folders);
  const log = options.log ?? (() => {});
  const timed = stopwatch(log);

  const brokerPart = timed("ElasticMQ", () => startBroker(options, folders, runFolder));
  const postgresPart = timed("PostgreSQL", () => startDatabase(options, folders, runFolder));
  const nakamaPart = timed("Nakama's build", async () => options.nakama ?? build(options, folders));
  const templatePart = timed("Nakama's tables", async () => {
    const [postgres, nakama] = await Promise.all([postgresPart, nakamaPart]);
    await postgres.value.createDatabase(TEMPLATE_DATABASE);
    if ("missing" in nakama.value) return;
    const address = postgres.value.addressOf(TEMPLATE_DATABASE);
    await migrateDatabase(nakama.value.binary, address, join(runFolder, "nakama-migrate.log"));
  });

  const parts = [brokerPart, postgresPart, nakamaPart, templatePart] as const;
  const settled = await Promise.allSettled(parts);
  const failure = settled.find((part) => part.status === "rejected");
  if (failure) {
    const [broker, postgres] = settled;
    if (broker.status === "fulfilled") await broker.value.value.elasticmq.stop();
    if (postgres.status === "fulfilled") await postgres.value.value.stop();
    throw failure.reason;
  }

  const [broker, database, nakama, template] = await Promise.all(parts);
  const { elasticmq, prepared, identity } = broker.value;
  const postgres = database.value;
  return {
    elasticmq,
    postgres,
    nakama: nakama.value,
    templateDatabase: TEMPLATE_DATABASE,
    runFolder,
    addresses: {
      brokerUrl: elasticmq.url,
      preparedElasticMq: prepared,
      ...identity,
      postgres: postgres.connection,
      templateDatabase: TEMPLATE_DATABASE,
      nakama: nakama.value,
      runFolder,
      stateFolder: folders.state,
    },
    tookMs: {
      elasticmq: broker.tookMs,
      postgres: database.tookMs,
      nakama: nakama.tookMs,
      template: template.tookMs,
    },
    async stop() {
      await elasticmq.stop();
      await postgres.stop();
    },
  };
}

async function startBroker(
  options: StackOptions,
  folders: Folders,
  runFolder: string,
): Promise<{
  elasticmq: ElasticMq;
  prepared: PreparedElasticMq;
  identity: { region: string; accountId: string };
}> {
  const identity = {
    region: options.region ?? DEFAULT_HOME.region,
    accountId: options.accountId ?? DEFAULT_HOME.account,
  };
  const prepared = await prepareElasticMq({ cacheFolder: folders.cache, ...logOf(options) });
  const logFile = join(runFolder, "elasticmq.log");
  const elasticmq = await onFreePort(options.ports?.elasticmq, (port) =>
    startElasticMq({ ...prepared, ...identity, port, logFile, ...logOf(options) }),
  );
  return { elasticmq, prepared, identity };
}

async function startDatabase(options: StackOptions, folders: Folders, runFolder: string): Promise<Postgres> {
  const prepared = await preparePostgres({ cacheFolder: folders.cache });
  const logFile = join(runFolder, "postgres.log");
  return onFreePort(options.ports?.postgres, (port) =>
    startPostgres({ prepared, port, logFile, runFolder: folders.run, ...logOf(options) }),
  );
}

async function build(options: StackOptions, folders: Folders): Promise<NakamaBuild | NakamaMissing> {
  try {
    return await buildNakama({
      moduleFolder: options.moduleFolder ?? nakamaModuleFolder(folders.project, process.env),
      cacheFolder: join(folders.cache, "nakama"),
      ...logOf(options),
    });
  } catch (error) {
    if (!(error instanceof FleetManagerNotServed)) throw error;
    options.log?.(error.message);
    return { missing: error.message };
  }
}

function logOf({ log }: StackOptions): { log?: (line: string) => void } {
  return log ? { log } : {};
}

/** Wraps a part so that its duration is told and kept. */
function stopwatch(log: (line: string) => void) {
  return async <Value>(
    name: string,
    part: () => Promise<Value>,
  ): Promise<{ value: Value; tookMs: number }> => {
    const startedAt = performance.now();
    const value = await part();
    const tookMs = Math.round(performance.now() - startedAt);
    log(`${name} ready after ${tookMs} ms`);
    return { value, tookMs };
  };
}
