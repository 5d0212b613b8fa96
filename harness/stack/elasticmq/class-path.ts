/**
 * Keeps ElasticMQ's jars in the cache, checked against the lock file.
 *
 * A folder appears under its final name complete or not at all, so neither a killed run nor two runs
 * at a time can leave half of it behind.
 */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeWorkFolder } from "../work-folder.ts";
import { classPathKey, differenceFrom, readClassPathLock } from "./class-path-lock.ts";
import { copyJars } from "./maven.ts";

export interface ElasticMqClassPath {
  readonly folder: string;
  /** Absolute paths, in the order they stand on the class path. */
  readonly jars: readonly string[];
  readonly fromCache: boolean;
}

/**
 * The class path from `<cacheFolder>/elasticmq/<key>`, fetched by Maven when it is not there or damaged.
 * `contents: true` compares every checksum also of what comes from the cache (about 100 ms).
 * @throws when Maven fails, or delivers other files than the lock names.
 */
export async function resolveClassPath(options: {
  readonly cacheFolder: string;
  readonly contents?: boolean;
  readonly log?: (line: string) => void;
}): Promise<ElasticMqClassPath> {
  const lock = readClassPathLock();
  const parent = join(options.cacheFolder, "elasticmq");
  const folder = join(parent, classPathKey());
  const jars = lock.jars.map((jar) => join(folder, jar.file));
  const contents = options.contents ?? false;
  if (differenceFrom(lock, folder, { contents }) === undefined) return { folder, jars, fromCache: true };

  const fresh = makeWorkFolder(parent, "fetching");
  try {
    options.log?.(`fetching ElasticMQ's ${lock.jars.length} jars with Maven`);
    await copyJars(fresh, join(parent, "maven.log"));
    const difference = differenceFrom(lock, fresh, { contents: true });
    if (difference !== undefined) {
      throw new Error(`what Maven delivered is not what class-path.lock.json names: ${difference}`);
    }
    put(fresh, folder, () => differenceFrom(lock, folder, { contents: true }) === undefined);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { folder, jars, fromCache: false };
}

/** Renames `fresh` to `folder`; what stands there gives way unless another run has just put a good one. */
function put(fresh: string, folder: string, isGood: () => boolean): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (isGood()) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    const damaged = `${fresh}-damaged`;
    renameSync(folder, damaged);
    renameSync(fresh, folder);
    rmSync(damaged, { recursive: true, force: true });
  }
}
