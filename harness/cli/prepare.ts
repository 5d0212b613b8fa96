/**
 * The bootstrap's second half, on the pinned Node: fetches, builds and initializes the parts of the stack that the
 * command line it is given asks for.
 */
import { join } from "node:path";
import { createSteps } from "../../bootstrap/steps.mjs";
import { prepareElasticMq } from "../stack/elasticmq/prepare.ts";
import { FleetManagerNotServed } from "../stack/fetch-fleet-manager.ts";
import { ServerSdkNotServed } from "../stack/fetch-server-sdk.ts";
import { projectFolders } from "../stack/folders.ts";
import { buildGoCurrentClient, buildGoSdkClient } from "../stack/go-sdk-client.ts";
import { buildGoServer } from "../stack/go-server.ts";
import { buildNakama } from "../stack/nakama-build.ts";
import { nakamaModuleFolder } from "../stack/nakama-module-folder.ts";
import { ownNakamaBuild } from "../stack/own-nakama-build.ts";
import { preparePostgres } from "../stack/postgres/prepare.ts";
import { preparePythonClients } from "../stack/python-clients.ts";
import { PythonMissing } from "../stack/python-missing.ts";
import { readGoServerEnvironment } from "./go-server-option.ts";
import { environmentOf, type NakamaWish, readNakamaWish } from "./nakama-wish.ts";
import { notBuilt } from "./not-built.ts";

const { cache, project } = projectFolders();
const steps = createSteps();
const wish = wishOrEnd(process.argv.slice(2));
/** What only the suite needs is not made for the other commands. */
const isSuite = ["start", "test"].includes(process.argv[2] ?? "");
const origin = (fromCache: boolean, made: string) => (fromCache ? "from the cache" : made);

const parts = await Promise.allSettled([
  steps.run("ElasticMQ", async (log) => {
    const { fromCache, classPath, archive } = await prepareElasticMq({
      cacheFolder: cache,
      contents: true,
      log,
    });
    const made = `fetched${archive === undefined ? "" : ", its classes recorded"}`;
    return {
      text: `${classPath.jars.length} jars with the locked checksums, ${origin(fromCache, made)}`,
      value: undefined,
    };
  }),
  steps.run("PostgreSQL", async () => {
    const { fromCache, binaries, account } = await preparePostgres({ cacheFolder: cache });
    const how = account.kind === "plain" ? "" : ` (as root: ${account.kind})`;
    return { text: `${binaries.version}${how}, ${origin(fromCache, "initialized")}`, value: undefined };
  }),
  steps.run("Nakama", async (log) => {
    let fromCache = false;
    const note = (line: string) => {
      fromCache ||= line.includes("from the cache");
      if (!fromCache) log(line);
    };
    if (wish.kind === "none") return { text: "none is wanted", value: undefined };
    const environment = { ...process.env, ...environmentOf(wish) };
    const own = await ownNakamaBuild(environment);
    if (own !== undefined)
      return { text: `server and plugins of yours fit each other: ${own.binary}`, value: undefined };
    const moduleFolder = nakamaModuleFolder(project, environment);
    try {
      await buildNakama({ moduleFolder, cacheFolder: join(cache, "nakama"), log: note });
    } catch (error) {
      if (!(error instanceof FleetManagerNotServed)) throw error;
      return { text: notBuilt(error.message, { isSuite }), value: undefined, isPartial: true };
    }
    return { text: `server and plugin fit each other, ${origin(fromCache, "built")}`, value: undefined };
  }),
  steps.run("Go clients", async (log) => {
    const pinned = await buildGoSdkClient({ project, cache });
    if (!isSuite)
      return { text: `the fleet manager's AWS SDK, ${origin(pinned.fromCache, "built")}`, value: undefined };
    if (!pinned.fromCache) log("building the one with the newest AWS SDK");
    const newest = await buildGoCurrentClient({ project, cache });
    const made = origin(pinned.fromCache && newest.fromCache, "built");
    return { text: `the fleet manager's AWS SDK and the newest, ${made}`, value: undefined };
  }),
  ...(isSuite ? [steps.run("Go server", prepareGoServer), steps.run("Python", preparePython)] : []),
]);

const failures = parts.filter((part) => part.status === "rejected");
for (const { reason } of failures) steps.say(`\n${reason instanceof Error ? reason.message : reason}`);
process.exit(failures.length === 0 ? 0 : 1);

async function prepareGoServer(): Promise<{ text: string; value: undefined; isPartial?: boolean }> {
  const environment = { ...process.env, ...readGoServerEnvironment(process.argv.slice(2)) };
  try {
    const { binary, fromCache } = await buildGoServer({ project, cache }, environment);
    if (environment.WINDTUNNEL_GO_SERVER) return { text: `yours: ${binary}`, value: undefined };
    return { text: `with the official Server SDK, ${origin(fromCache, "built")}`, value: undefined };
  } catch (error) {
    if (!(error instanceof ServerSdkNotServed)) throw error;
    return { text: notBuilt(error.message, { isSuite }), value: undefined, isPartial: true };
  }
}

async function preparePython(): Promise<{ text: string; value: undefined; isPartial?: boolean }> {
  try {
    const { fromCache } = await preparePythonClients({ project, cache, anew: true });
    return { text: `boto3 and the AWS CLI, ${origin(fromCache, "installed")}`, value: undefined };
  } catch (error) {
    if (!(error instanceof PythonMissing)) throw error;
    const text = `the tests with boto3 and the AWS CLI are left out by name: ${error.message}`;
    return { text, value: undefined, isPartial: true };
  }
}

function wishOrEnd(argv: readonly string[]): NakamaWish {
  try {
    return readNakamaWish(argv);
  } catch (error) {
    steps.say(`\n${(error as Error).message}`);
    process.exit(1);
  }
}
