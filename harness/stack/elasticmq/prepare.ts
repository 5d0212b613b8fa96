/** Gets everything that ElasticMQ needs to start: Java, the class path, and the archive that makes it fast. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "../ports.ts";
import { archiveFileOf, makeArchive } from "./archive.ts";
import { type ElasticMqClassPath, resolveClassPath } from "./class-path.ts";
import { startElasticMq } from "./elasticmq.ts";
import { findJava } from "./java.ts";

export interface PreparedElasticMq {
  readonly javaCommand: string;
  readonly classPath: ElasticMqClassPath;
  readonly archive?: string;
  readonly fromCache: boolean;
}

/**
 * Resolves the class path and, unless it is there already, makes the class-data archive.
 * `contents: true` checks what is cached byte by byte.
 * @throws when Java or Maven is missing or fails, in words that say what to do.
 */
export async function prepareElasticMq(options: {
  readonly cacheFolder: string;
  readonly contents?: boolean;
  readonly log?: (line: string) => void;
}): Promise<PreparedElasticMq> {
  const java = await findJava();
  const classPath = await resolveClassPath(options);
  const archive = archiveFileOf(java, classPath, options.cacheFolder);
  const prepared = { javaCommand: java.command, classPath };
  if (archive === undefined) return { ...prepared, fromCache: classPath.fromCache };
  if (existsSync(archive)) return { ...prepared, archive, fromCache: classPath.fromCache };

  options.log?.("recording the classes that ElasticMQ loads, so that it starts twice as fast");
  const made = await makeArchive(archive, async (flag) => {
    const [port = 0] = await freePorts(1);
    const logFile = join(options.cacheFolder, "elasticmq", "recording.log");
    const settings = { port, region: "us-east-1", accountId: "000000000000" };
    const broker = await startElasticMq({ ...prepared, ...settings, logFile, jvmFlags: [flag] });
    const { admin } = broker;
    await admin.createQueue("recording.fifo");
    await admin.send("recording.fifo", { body: "{}", groupId: "group", deduplicationId: "id" });
    for (const message of await admin.receive("recording.fifo")) {
      await admin.delete("recording.fifo", message.receiptHandle);
    }
    await admin.receive("recording.fifo", { waitSeconds: 1 });
    await broker.process.stop({ withinMs: 30_000 }); // the archive is written at an orderly end
  });
  return { ...prepared, ...(made && { archive }), fromCache: false };
}
