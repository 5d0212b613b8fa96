import { rmSync } from "node:fs";
import { join } from "node:path";
import { startElasticMq } from "../harness/stack/elasticmq/elasticmq.ts";
import { prepareElasticMq } from "../harness/stack/elasticmq/prepare.ts";
import { projectFolders } from "../harness/stack/folders.ts";
import { migrateDatabase } from "../harness/stack/nakama.ts";
import { buildNakama, type NakamaBuild } from "../harness/stack/nakama-build.ts";
import { nakamaModuleFolder } from "../harness/stack/nakama-module-folder.ts";
import { onFreePort } from "../harness/stack/on-free-port.ts";
import { ownNakamaBuild } from "../harness/stack/own-nakama-build.ts";
import { startPostgres } from "../harness/stack/postgres/postgres.ts";
import { preparePostgres } from "../harness/stack/postgres/prepare.ts";
import { startStack } from "../harness/stack/stack.ts";

export interface StackFromCold {
  /** Wall milliseconds of the whole, the best of the rounds: what else the machine does can only add to it. */
  readonly wholeMs: number;
  /** Each part alone, the best of the rounds. */
  readonly partsMs: Readonly<
    Record<"ElasticMQ" | "PostgreSQL with Nakama's tables" | "Nakama's build", number>
  >;
}

/**
 * Starts the whole stack, and each of its parts alone, in turn: nothing of it runs before, everything is built.
 * @throws what a part that does not start says.
 */
export async function measureStackFromCold(rounds: number, logFolder: string): Promise<StackFromCold> {
  const own = await ownNakamaBuild(process.env);
  const whole: number[] = [];
  const elasticMq: number[] = [];
  const database: number[] = [];
  const build: number[] = [];
  for (let round = 0; round < rounds; round++) {
    whole.push(await timeOfWhole(own));
    elasticMq.push(await timeOfElasticMq(logFolder));
    const { tookMs, nakama } = await timeOfBuild(own);
    build.push(tookMs);
    database.push(await timeOfDatabase(nakama, logFolder));
  }
  return {
    wholeMs: Math.min(...whole),
    partsMs: {
      ElasticMQ: Math.min(...elasticMq),
      "PostgreSQL with Nakama's tables": Math.min(...database),
      "Nakama's build": Math.min(...build),
    },
  };
}

const folders = projectFolders();

async function timeOfWhole(own: NakamaBuild | undefined): Promise<number> {
  const startedAt = performance.now();
  const stack = await startStack(own === undefined ? {} : { nakama: own });
  const tookMs = performance.now() - startedAt;
  await stack.stop();
  rmSync(stack.runFolder, { recursive: true, force: true });
  return tookMs;
}

async function timeOfElasticMq(logFolder: string): Promise<number> {
  const startedAt = performance.now();
  const prepared = await prepareElasticMq({ cacheFolder: folders.cache });
  const broker = await onFreePort(undefined, (port) =>
    startElasticMq({
      ...prepared,
      port,
      region: "us-east-1",
      accountId: "000000000000",
      logFile: join(logFolder, "elasticmq-alone.log"),
    }),
  );
  const tookMs = performance.now() - startedAt;
  await broker.stop();
  return tookMs;
}

/** From the cache: what is there and still the same has to be found out. */
async function timeOfBuild(own: NakamaBuild | undefined): Promise<{ tookMs: number; nakama: NakamaBuild }> {
  const startedAt = performance.now();
  const nakama =
    own ??
    (await buildNakama({
      moduleFolder: nakamaModuleFolder(folders.project, process.env),
      cacheFolder: join(folders.cache, "nakama"),
    }));
  return { tookMs: performance.now() - startedAt, nakama };
}

async function timeOfDatabase({ binary }: NakamaBuild, logFolder: string): Promise<number> {
  const startedAt = performance.now();
  const prepared = await preparePostgres({ cacheFolder: folders.cache });
  const postgres = await onFreePort(undefined, (port) =>
    startPostgres({ prepared, port, runFolder: folders.run, logFile: join(logFolder, "postgres-alone.log") }),
  );
  await postgres.createDatabase("template");
  await migrateDatabase(binary, postgres.addressOf("template"), join(logFolder, "migrate-alone.log"));
  const tookMs = performance.now() - startedAt;
  await postgres.stop();
  return tookMs;
}
