/** The options of the two commands that play the scenarios, `npm start` and `npm test`, and how workers come to know them. */
import { Command } from "commander";
import { addGoServerOption, type GoServerGiven, goServerEnvironment } from "./go-server-option.ts";
import { addNakamaOptions, environmentOf, type NakamaGiven, nakamaWishOf } from "./nakama-wish.ts";
import { addReportOptions, type ReportsGiven, reportEnvironment } from "./report-options.ts";

/** As commander hands them over. */
export type SuiteGiven = NakamaGiven & GoServerGiven & ReportsGiven;

/** @param name as it is typed, for the help. */
export const suiteCommand = (name: string): Command =>
  addReportOptions(addGoServerOption(addNakamaOptions(new Command(name))));

/**
 * What makes workers, the set-up of the stack and builds find what was asked for: they look in the environment. Undefined is
 * to be removed.
 *
 * @throws Error in words for the user when options contradict each other.
 */
export const suiteEnvironment = (given: SuiteGiven): Readonly<Record<string, string | undefined>> => ({
  ...environmentOf(nakamaWishOf(given)),
  ...goServerEnvironment(given),
  ...reportEnvironment(given),
});

/** The command's words for options that contradict each other, and its end; else what `suiteEnvironment` answers. */
export function suiteEnvironmentOrEnd(command: Command): Readonly<Record<string, string | undefined>> {
  try {
    return suiteEnvironment(command.opts<SuiteGiven>());
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`);
  }
}

/** Writes the values into this process's environment, which its workers get. */
export function handDown(
  environment: NodeJS.ProcessEnv,
  values: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete environment[name];
    else environment[name] = value;
  }
}
