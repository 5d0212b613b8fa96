import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/**
 * The file that a server's executable stands for: a path from the folder, or a name that PATH leads to.
 *
 * @throws Error that says what is wrong with it.
 */
export function findExecutable(executable: string, folder: string, searchPath: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is not a folder: the server cannot be started there.`);
  if (!executable.includes("/")) {
    for (const place of searchPath.split(delimiter)) {
      const file = join(place, executable);
      if (place !== "" && flawOf(file) === undefined) return file;
    }
    const here = resolve(folder, executable);
    const hint = flawOf(here) === undefined ? ` There is one in ${folder}: say ./${executable}.` : "";
    throw new Error(`No program ${executable} is in the PATH.${hint}`);
  }
  const file = isAbsolute(executable) ? executable : resolve(folder, executable);
  const flaw = flawOf(file);
  if (flaw !== undefined) throw new Error(`${file} ${flaw}`);
  return file;
}

function flawOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return "is not there.";
  if (!found.isFile()) return "is not a file: name the server's executable itself.";
  try {
    accessSync(file, constants.X_OK);
    return undefined;
  } catch {
    return `may not be executed: chmod +x ${file}`;
  }
}
