/** For maintainers, after a change of pom.xml: writes class-path.lock.json from what Maven resolves now. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCK_FILE, lockOf } from "./class-path-lock.ts";
import { copyJars } from "./maven.ts";

const folder = mkdtempSync(join(tmpdir(), "windtunnel-jars-"));
try {
  await copyJars(folder, join(folder, "maven.log"));
  const lock = lockOf(folder);
  writeFileSync(LOCK_FILE, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`${lock.jars.length} jars written to ${LOCK_FILE}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
