import type { Command } from "commander";
import { guideNames } from "../../guide-resources.ts";

/** The runtime configuration of the guide's fleet, where its servers are launched from a folder of the user's. */
export interface GuideServer {
  readonly launchPath: string;
  readonly parameters: string | undefined;
  /** Processes on the one instance. */
  readonly concurrentExecutions: number;
}

export interface GuideServerGiven {
  readonly build: Readonly<Record<string, string>>;
  readonly launchPath?: string;
  readonly launchParameters?: string;
  readonly servers: number;
  readonly fleet: "EC2" | "ANYWHERE";
}

export function addGuideServerFlags(command: Command): Command {
  return command
    .option(
      "--launch-path <path>",
      `what the guide's fleet launches, with --build ${guideNames.build}=FOLDER; ${guideNames.launchPath} unless told`,
    )
    .option("--launch-parameters <text>", "its arguments, cut at every space as GameLift does");
}

/** Undefined where simulated servers play on the guide's fleet. @throws Error for flags that contradict each other. */
export function guideServerOf({
  build,
  launchPath,
  launchParameters,
  servers,
  fleet,
}: GuideServerGiven): GuideServer | undefined {
  const isLaunched = build[guideNames.build] !== undefined;
  if (!isLaunched && (launchPath !== undefined || launchParameters !== undefined)) {
    throw new Error(
      `--launch-path and --launch-parameters are for the guide's fleet: add --build ${guideNames.build}=FOLDER`,
    );
  }
  if (!isLaunched) return undefined;
  if (fleet === "ANYWHERE")
    throw new Error(
      `--build ${guideNames.build} is of the guide's managed fleet: leave out --fleet ANYWHERE`,
    );
  if (servers < 1 || servers > 50)
    throw new Error("an instance launches 1 to 50 servers: choose --servers accordingly");
  return {
    launchPath: launchPath ?? guideNames.launchPath,
    parameters: launchParameters,
    concurrentExecutions: servers,
  };
}
