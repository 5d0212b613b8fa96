import type { RuntimeConfiguration as Members } from "@aws-sdk/client-gamelift";
import type { RuntimeConfiguration } from "../domain/fleet.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { RuntimeConfigurationWish } from "../domain/runtime-configuration.ts";
import type { Checked } from "./checked.ts";

/** What a caller says of a runtime configuration. */
export const runtimeConfigurationWish = (given: Checked<Members>): RuntimeConfigurationWish => ({
  serverProcesses: given.ServerProcesses?.map((line) => ({
    ...givenMembers({ parameters: line.Parameters }),
    launchPath: line.LaunchPath,
    concurrentExecutions: line.ConcurrentExecutions,
  })),
  gameSessionActivationTimeoutSeconds: given.GameSessionActivationTimeoutSeconds,
  maxConcurrentGameSessionActivations: given.MaxConcurrentGameSessionActivations,
});

/** **Documented** members; both limits are always told. Anywhere fleets may have no processes to launch. */
export const runtimeConfigurationMembers = (configuration: RuntimeConfiguration): Members => ({
  ServerProcesses:
    configuration.serverProcesses.length === 0
      ? undefined
      : configuration.serverProcesses.map((line) => ({
          LaunchPath: line.launchPath,
          Parameters: line.parameters,
          ConcurrentExecutions: line.concurrentExecutions,
        })),
  MaxConcurrentGameSessionActivations: configuration.maxConcurrentGameSessionActivations,
  GameSessionActivationTimeoutSeconds: configuration.gameSessionActivationTimeoutSeconds,
});
