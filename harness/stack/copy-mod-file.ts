/** Copies what a Go module asks for, so that Go may add a checksum that it has verified without changing our files. */
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";

/** The path of a copy of the module's go.mod, with its go.sum beside it where it has one. */
export function copyModFile(moduleFolder: string, folder: string): string {
  for (const name of ["go.mod", "go.sum"]) {
    const original = join(moduleFolder, name);
    if (existsSync(original)) copyFileSync(original, join(folder, name));
  }
  return join(folder, "go.mod");
}
