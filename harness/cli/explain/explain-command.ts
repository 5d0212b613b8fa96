/** `npm run explain`: asks a running GameLift why something is as it is, and prints the answer as text or as JSON. */
import { Argument, Command, Option } from "commander";
import type { Explanation } from "../../../emulator/index.ts";
import { benchAt } from "../../bench.ts";
import { projectFolders } from "../../stack/folders.ts";
import { readServiceFile } from "../up/service-file.ts";

const FORMATS = ["text", "json"] as const;

interface Given {
  readonly format: (typeof FORMATS)[number];
  readonly apiUrl?: string;
  readonly controlToken?: string;
}

/** The answer alone stands on standard output; the exit status is 1 where nothing could be asked, or the id is unknown. */
export function explainCommand(): Command {
  return new Command("npm run explain --")
    .description(
      "Says why a placement, a game session or a player of the running `npm run up` is where it is, or why nothing happened: " +
        "each cause with its code and what to change, and then the story. docs/explain.md lists the codes.",
    )
    .addArgument(
      new Argument(
        "[id]",
        "of a placement, a game session (or its ARN), a player session, a player or a server process; the latest placement unless told",
      ),
    )
    .addOption(
      new Option("--format <form>", "json has the causes with their codes").choices(FORMATS).default("text"),
    )
    .option("--api-url <url>", "where GameLift is; the running `npm run up` unless told")
    .option("--control-token <token>", "of that GameLift (npm run up prints it)")
    .allowExcessArguments(false)
    .action(async (id: string | undefined, given: Given) => {
      const explanation = await ask(id, given);
      const isUnknown = explanation.subject.kind === "unknown";
      process.stdout.write(
        given.format === "json" ? `${JSON.stringify(explanation, null, 2)}\n` : `${explanation.text}\n`,
      );
      if (isUnknown) process.exitCode = 1;
    });
}

/** @throws Error that says how to reach a GameLift, when none is reached or the token is missing. */
async function ask(id: string | undefined, given: Given): Promise<Explanation> {
  const service = readServiceFile(projectFolders());
  const apiUrl = given.apiUrl ?? service?.apiUrl;
  if (apiUrl === undefined)
    throw new Error("No `npm run up` is running here: start it, or say where GameLift is by --api-url.");
  const controlToken = given.controlToken ?? (apiUrl === service?.apiUrl ? service.controlToken : undefined);
  if (controlToken === undefined)
    throw new Error(`The control API of ${apiUrl} needs its token: give it by --control-token.`);
  try {
    return await benchAt({ apiUrl, controlToken, close: async () => {} }).explanation(id);
  } catch (error) {
    // What a fetch fails of without an answer is a TypeError.
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`No GameLift answers at ${apiUrl}: is \`npm run up\` still running?`, { cause: error });
  }
}
