/** The option by which a command is told of a go-server that was built elsewhere. */
import { Command } from "commander";
import { typedPath } from "./typed-path.ts";

/** As commander hands it over. */
export interface GoServerGiven {
  readonly goServer?: string;
}

export function addGoServerOption(command: Command): Command {
  return command.option("--go-server <binary>", "scenarios/servers/go-server as you built it");
}

/** What makes workers find it, where they look in the environment. */
export function goServerEnvironment({ goServer }: GoServerGiven): Readonly<Record<string, string>> {
  return goServer === undefined ? {} : { WINDTUNNEL_GO_SERVER: typedPath(goServer) };
}

/** The same of a command line of which the other options are not known here. */
export function readGoServerEnvironment(argv: readonly string[]): Readonly<Record<string, string>> {
  const command = addGoServerOption(new Command("npm"))
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .parse(argv, { from: "user" });
  return goServerEnvironment(command.opts<GoServerGiven>());
}
