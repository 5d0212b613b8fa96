import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A source file of the emulator. */
export interface Source {
  /** Below `emulator/`, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Tests and truths imitate nothing, and this folder only talks about evidence. */
const leftOut = /\.test\.ts$|\.d\.ts$|-in-test\.ts$|^testing\/|^invariants\/|^fidelity\/|^wire\/test-/;

/** Every source file of the emulator in the order of its path. */
export function emulatorSources(): readonly Source[] {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  return globSync("**/*.ts", { cwd: folder })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !leftOut.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, "utf8") }));
}
