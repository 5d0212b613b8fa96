/** Names a build of server and plugin by everything that goes into it. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const NOT_BUILT = /(_test\.go|\.md)$/;

/**
 * A hash over the module folder's files (go.mod, go.sum, sources, what they embed; not tests and texts)
 * and `circumstances`: flags, Go version, platform.
 */
export function nakamaBuildKey(moduleFolder: string, circumstances: readonly string[]): string {
  const hash = createHash("sha256");
  for (const circumstance of circumstances) part(hash, circumstance);
  for (const file of filesOf(moduleFolder).sort()) {
    part(hash, relative(moduleFolder, file));
    part(hash, readFileSync(file));
  }
  return hash.digest("hex").slice(0, 24);
}

/** Each part with its length, so that two lists of parts never run into the same bytes. */
function part(hash: ReturnType<typeof createHash>, content: string | Buffer): void {
  hash.update(`${Buffer.byteLength(content)}\n`).update(content);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() && !NOT_BUILT.test(entry.name) ? [path] : [];
  });
}
