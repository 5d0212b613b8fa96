import { type Command, Option } from "commander";
import { namedValues } from "./flag-values.ts";
import type { EmulatorOptions } from "./options.ts";

/** What was typed about server processes that are launched. */
export interface LaunchFlags {
  /** Folders by the name or id of their build. */
  readonly build: Readonly<Record<string, string>>;
  readonly serverEnv: Readonly<Record<string, string>>;
  readonly serverTls: boolean;
  readonly launchFolder?: string;
}

/** Adds the flags by which a command line maps builds to folders. */
export function addLaunchFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--build <name=folder>",
        "start real servers for managed fleets of this build, from this folder; may be repeated",
      )
        .argParser(namedValues("NAME=FOLDER"))
        .default({}, "none"),
    )
    .addOption(
      new Option("--server-env <name=value>", "in the environment of those servers; may be repeated")
        .argParser(namedValues("NAME=VALUE"))
        .default({}, "none"),
    )
    .option("--server-tls", "tells those servers the TLS socket, which C++ and Unreal need", false)
    .option("--launch-folder <path>", "where output and logs of those servers are kept");
}

export function launchOptionsIn({
  build,
  serverEnv,
  serverTls,
  launchFolder,
}: LaunchFlags): Pick<EmulatorOptions, "builds" | "launchEnvironment" | "launchWithTls" | "launchFolder"> {
  return {
    builds: build,
    launchEnvironment: serverEnv,
    launchWithTls: serverTls,
    ...(launchFolder === undefined ? {} : { launchFolder }),
  };
}

/** The same as a command line, for the emulator as a process of its own. */
export function launchArguments({ build, serverEnv, serverTls, launchFolder }: LaunchFlags): string[] {
  const each = (flag: string, named: Readonly<Record<string, string>>) =>
    Object.entries(named).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    ...each("--build", build),
    ...each("--server-env", serverEnv),
    ...(serverTls ? ["--server-tls"] : []),
    ...(launchFolder === undefined ? [] : ["--launch-folder", launchFolder]),
  ];
}
