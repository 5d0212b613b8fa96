import { type ApiError, invalidRequest } from "./api-error.ts";
import type { LaunchedProcess, RuntimeConfiguration } from "./fleet.ts";

/** What a caller says of a runtime configuration. */
export interface RuntimeConfigurationWish {
  readonly serverProcesses: readonly LaunchedProcess[] | undefined;
  readonly gameSessionActivationTimeoutSeconds: number | undefined;
  readonly maxConcurrentGameSessionActivations: number | undefined;
}

/** **Documented**: processes per instance, all lines of the runtime configuration together. */
export const PROCESSES_PER_INSTANCE_LIMIT = 50;

/**
 * What is wrong with the processes that an instance shall start; undefined when nothing is.
 *
 * **Documented**: the sum, and where builds and scripts are installed. **Assumed**: each is an InvalidRequestException.
 *
 * @param operatingSystem undefined: nothing is said of where files lie, because nothing is installed (Anywhere).
 */
export function flawOfServerProcesses(
  lines: readonly LaunchedProcess[],
  operatingSystem: string | undefined,
): ApiError | undefined {
  const processes = lines.reduce((sum, line) => sum + line.concurrentExecutions, 0);
  if (processes > PROCESSES_PER_INSTANCE_LIMIT) {
    return invalidRequest(
      `RuntimeConfiguration asks for ${processes} processes per instance; at most ${PROCESSES_PER_INSTANCE_LIMIT} are allowed.`,
    );
  }
  if (operatingSystem === undefined) return undefined;
  const isWindows = operatingSystem.startsWith("WINDOWS");
  const root = isWindows ? /^c:[\\/]game(?:[\\/]|$)/i : /^\/local\/game(?:\/|$)/;
  const stray = lines.find(({ launchPath }) => !root.test(launchPath));
  if (stray === undefined) return undefined;
  return invalidRequest(
    `LaunchPath ${stray.launchPath} does not lie below ${isWindows ? "C:\\game" : "/local/game"}, where builds for ${operatingSystem} are installed.`,
  );
}

/** **Assumed**: what an update leaves out stays as it is. */
export const updatedRuntimeConfiguration = (
  present: RuntimeConfiguration,
  wish: RuntimeConfigurationWish,
): RuntimeConfiguration => ({
  serverProcesses: wish.serverProcesses ?? present.serverProcesses,
  gameSessionActivationTimeoutSeconds:
    wish.gameSessionActivationTimeoutSeconds ?? present.gameSessionActivationTimeoutSeconds,
  maxConcurrentGameSessionActivations:
    wish.maxConcurrentGameSessionActivations ?? present.maxConcurrentGameSessionActivations,
});
