/** The jars that ElasticMQ's class path is made of, by name and SHA-256, and whether a folder holds exactly them. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface LockedJar {
  /** Group, artifact and version, as Maven writes them into the file's name. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ClassPathLock {
  readonly jars: readonly LockedJar[];
}

export const POM_FILE = fileURLToPath(new URL("./pom.xml", import.meta.url));
export const LOCK_FILE = fileURLToPath(new URL("./class-path.lock.json", import.meta.url));

export function readClassPathLock(): ClassPathLock {
  return JSON.parse(readFileSync(LOCK_FILE, "utf8")) as ClassPathLock;
}

/** Changes whenever the pom or the lock does: the name of the cache folder. */
export function classPathKey(): string {
  const hash = createHash("sha256").update(readFileSync(POM_FILE)).update(readFileSync(LOCK_FILE));
  return hash.digest("hex").slice(0, 16);
}

/** What the folder holds, in the order of names, which is also the order on the class path. */
export function lockOf(folder: string): ClassPathLock {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jar"));
  return { jars: files.sort().map((file) => lockedJar(folder, file)) };
}

/**
 * Says in words what differs between the folder's jars and the lock; undefined when nothing does.
 * `contents: false` compares names and sizes only, which takes no time worth naming.
 */
export function differenceFrom(
  lock: ClassPathLock,
  folder: string,
  { contents }: { readonly contents: boolean },
): string | undefined {
  let present: string[];
  try {
    present = readdirSync(folder).filter((file) => file.endsWith(".jar"));
  } catch {
    return `${folder} cannot be read`;
  }
  const expected = new Set(lock.jars.map((jar) => jar.file));
  const surplus = present.find((file) => !expected.has(file));
  if (surplus !== undefined) return `${surplus} is not in the lock file`;
  for (const jar of lock.jars) {
    if (!present.includes(jar.file)) return `${jar.file} is missing`;
    if (statSync(join(folder, jar.file)).size !== jar.bytes)
      return `${jar.file} has another size than locked`;
    if (contents && lockedJar(folder, jar.file).sha256 !== jar.sha256) {
      return `${jar.file} has another SHA-256 than locked`;
    }
  }
  return undefined;
}

function lockedJar(folder: string, file: string): LockedJar {
  const content = readFileSync(join(folder, file));
  return { file, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
}
