import type { LaunchedProcess as LaunchLine } from "../domain/fleet.ts";
import type { LaunchPathFlaw } from "../services/launch-validation.ts";
import { findExecutable } from "./launch-path.ts";

/** What is wrong with the launch paths of a runtime configuration, each told once. @param folder of the build. */
export function flawsOfLaunchPaths(folder: string, lines: readonly LaunchLine[]): readonly LaunchPathFlaw[] {
  const paths = new Set(lines.map(({ launchPath }) => launchPath));
  return [...paths].flatMap((launchPath): LaunchPathFlaw[] => {
    const found = findExecutable(folder, launchPath);
    if (!("fault" in found)) return [];
    const code =
      found.fault === "not found"
        ? "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND"
        : "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE";
    return [{ code, message: found.message }];
  });
}
