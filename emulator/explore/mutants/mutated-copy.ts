/** Copies of the emulator in a folder of their own, each with one bug. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Mutant } from "./mutant.ts";

const emulatorFolder = fileURLToPath(new URL("../..", import.meta.url));
const projectFolder = join(emulatorFolder, "..");

/** What a copy leaves out: it is tried, not tested. */
const isLeftOut = (path: string): boolean => path.endsWith(".test.ts") || path.split(sep).includes("testing");

/**
 * The source with the mutant's bug in it.
 *
 * @throws Error when what it replaces does not stand there exactly once: the source has gone on, and the mutant has not.
 */
export function mutatedSource({ name, file, find, replace }: Mutant): string {
  const source = readFileSync(join(emulatorFolder, file), "utf8");
  const count = source.split(find).length - 1;
  if (count !== 1)
    throw new Error(`${name}: what it replaces stands ${count} times in ${file}, instead of once`);
  return source.replace(find, () => replace);
}

/** A whole emulator that mutants are put into one after the other. */
export class MutatedCopy {
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), "windtunnel-mutants-"));
    cpSync(emulatorFolder, join(this.#folder, "emulator"), {
      recursive: true,
      filter: (path) => !isLeftOut(path),
    });
    cpSync(join(projectFolder, "package.json"), join(this.#folder, "package.json"));
    symlinkSync(join(projectFolder, "node_modules"), join(this.#folder, "node_modules"));
  }

  /** The file of an exploring thread whose emulator has this bug, and no other. */
  workerWith(mutant: Mutant): URL {
    writeFileSync(join(this.#folder, "emulator", mutant.file), mutatedSource(mutant));
    return new URL(this.fileUrl("explore/explore-worker.ts"));
  }

  /** @param file from the emulator's folder on. */
  fileUrl(file: string): string {
    return pathToFileURL(join(this.#folder, "emulator", file)).href;
  }

  mend({ file }: Mutant): void {
    cpSync(join(emulatorFolder, file), join(this.#folder, "emulator", file));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
