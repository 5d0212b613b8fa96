import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
// What the proxy evens out is ElasticMQ's own, so it is tested with the real one, which the harness can start.
// biome-ignore lint/style/noRestrictedImports: a test's broker, not the emulator's.
import { type ElasticMq, startElasticMq } from "../../harness/stack/elasticmq/elasticmq.ts";
// biome-ignore lint/style/noRestrictedImports: a test's broker, not the emulator's.
import { prepareElasticMq } from "../../harness/stack/elasticmq/prepare.ts";
// biome-ignore lint/style/noRestrictedImports: a test's broker, not the emulator's.
import { projectFolders } from "../../harness/stack/folders.ts";
// biome-ignore lint/style/noRestrictedImports: a test's broker, not the emulator's.
import { freePorts } from "../../harness/stack/ports.ts";

/**
 * A real ElasticMQ for one test file. Its region and account are not those that the user sees, since worlds of several
 * regions share one broker.
 */
export async function startElasticMqInTest(): Promise<ElasticMq> {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-queue-proxy-"));
  const prepared = await prepareElasticMq({ cacheFolder: projectFolders().cache });
  const [port = 0] = await freePorts(1);
  const settings = { port, region: "us-east-1", accountId: "111111111111", logFile: join(folder, "log") };
  const broker = await startElasticMq({ ...prepared, ...settings });
  return {
    ...broker,
    async stop() {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
