/**
 * Where a launch path of a runtime configuration lies on this machine.
 *
 * **Documented**: builds are installed at /local/game on Linux and at C:\game on Windows. **Observed** (GameLift Agent):
 * a launch path has to lead to a file before anything is started. Nothing outside of the build's folder is ever started:
 * neither by `..` nor by a symbolic link.
 */
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Where a build's folder is said to be on an instance; what is below it is below the folder here. */
export const INSTALLED_AT = "/local/game";

export type FoundExecutable =
  | { readonly file: string }
  | {
      readonly fault: "not found" | "not executable";
      /** What is wrong and what to do, in a sentence. */
      readonly message: string;
    };

/** The executable that a launch path names in the folder of its build, which is looked for now. */
export function findExecutable(folder: string, launchPath: string): FoundExecutable {
  const place = placeInBuild(folder, launchPath);
  if ("problem" in place)
    return { fault: "not found", message: `LaunchPath ${launchPath} ${place.problem}.` };
  const { file } = place;
  if (!isFile(file)) {
    const message = `LaunchPath ${launchPath} leads to ${file}, where there is no file.`;
    return { fault: "not found", message };
  }
  try {
    accessSync(file, constants.X_OK);
  } catch {
    const message = `LaunchPath ${launchPath} leads to ${file}, which may not be executed: chmod +x it.`;
    return { fault: "not executable", message };
  }
  return { file };
}

/** The place below a build's folder that a path on an instance names, or why it names none. It need not exist. */
export function placeInBuild(
  folder: string,
  path: string,
): { readonly file: string } | { readonly problem: string } {
  if (/^[a-z]:[\\/]/i.test(path)) {
    return { problem: "is a path of Windows, whose builds cannot be started here" };
  }
  if (path !== INSTALLED_AT && !path.startsWith(`${INSTALLED_AT}/`)) {
    return { problem: `does not lie below ${INSTALLED_AT}, where builds are installed` };
  }
  const segments = path.slice(INSTALLED_AT.length).split("/");
  if (segments.includes("..")) return { problem: "has a step upwards (..), which could leave its build" };
  const file = join(folder, ...segments);
  const real = realPathOf(file);
  const root = realPathOf(folder);
  if (root === undefined) return { problem: `has no build: the folder ${folder} is not there` };
  if (real !== undefined && real !== root && !real.startsWith(`${root}${sep}`)) {
    return { problem: `leads by a symbolic link to ${real}, outside of its build's folder ${folder}` };
  }
  return { file };
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
