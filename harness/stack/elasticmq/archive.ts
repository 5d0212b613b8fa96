/**
 * Keeps a class-data archive of ElasticMQ, which halves its start (measured: 1.6 s to 0.9 s).
 *
 * An archive fits one Java, one class path at one place: its name holds all three. A Java that cannot
 * use it starts without it.
 */
import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeWorkFolder, publish } from "../work-folder.ts";
import type { ElasticMqClassPath } from "./class-path.ts";
import { JVM_FLAGS } from "./command-line.ts";
import type { Java } from "./java.ts";

/** Dynamic archives came with Java 13. */
const OLDEST_JAVA = 13;

/** Where the archive of this Java and class path is kept; undefined when this Java makes none. */
export function archiveFileOf(
  java: Java,
  classPath: ElasticMqClassPath,
  cacheFolder: string,
): string | undefined {
  if (java.majorVersion < OLDEST_JAVA) return undefined;
  const parts = [java.command, java.version, ...JVM_FLAGS, ...classPath.jars];
  const key = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
  return join(cacheFolder, "elasticmq", `classes-${key}.jsa`);
}

/**
 * Makes the archive with `run`, which must start ElasticMQ with the JVM flag it is handed, use it a
 * little and end it in order (about four seconds). Returns whether there is an archive now.
 */
export async function makeArchive(file: string, run: (flag: string) => Promise<void>): Promise<boolean> {
  const work = makeWorkFolder(dirname(file), "recording");
  const fresh = join(work, "classes.jsa");
  try {
    await run(`-XX:ArchiveClassesAtExit=${fresh}`);
    if (!existsSync(fresh)) return false;
    publish(fresh, file);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
