/** The options of `npm run explore`, and which of its ways they ask for. */
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { addNakamaOptions, type NakamaGiven } from "../nakama-wish.ts";

export interface ExploreGiven extends NakamaGiven {
  readonly seeds: number;
  readonly steps: number;
  readonly seed: string;
  readonly from: number;
  readonly workers: number;
  readonly keepGoing?: true;
  readonly script?: string;
  readonly sameSeed?: number;
  readonly mutants?: true;
  readonly fullStack?: true;
}

export function exploreCommand(): Command {
  return addNakamaOptions(new Command("npm run explore --"))
    .description(
      "Plays random worlds against the emulator, in process and without a wait: API clients, game servers, faults and time. " +
        "After each step every truth of docs/invariants.md is checked. What breaks one is shrunk to a short script, and " +
        "what was never reached is told. It ends with 1 for either.",
    )
    .option("--seeds <count>", "how many worlds", countFromOne, 1_000)
    .option("--steps <count>", "steps in each world", countFromOne, 500)
    .option("--seed <text>", "what everything random comes from", "1")
    .option("--from <number>", "the first world's number", wholeNumber, 0)
    .option("--workers <count>", "threads", countFromOne, availableParallelism())
    .option("--keep-going", "look for other findings after the first one")
    .addOption(
      new Option("--script <file>", "play this script, which an exploration has written, instead").conflicts(
        "sameSeed",
      ),
    )
    .option("--same-seed <times>", "play one world so often, and compare the journals", countFromOne)
    .option("--mutants", "look for each of the bugs that are made on purpose, in copies of the emulator")
    .option(
      "--full-stack",
      "random stories with real Nakamas instead: some seconds each, so ask for fewer seeds",
    )
    .allowExcessArguments(false)
    .action(async (given: ExploreGiven) => {
      process.exitCode = await way(given);
    });
}

/** Each way is loaded when it is gone: Vitest alone, which only one of them needs, takes longer than a small campaign. */
async function way(given: ExploreGiven): Promise<number> {
  if (given.script !== undefined) return (await import("./play-script-file.ts")).playScriptFile(given.script);
  if (given.sameSeed !== undefined) return (await import("./same-seed.ts")).sameSeed(given, given.sameSeed);
  if (given.mutants === true) return (await import("./hunt-mutants.ts")).hunt(given);
  if (given.fullStack === true) return (await import("./explore-full-stack.ts")).exploreFullStack(given);
  return (await import("./explore-seeds.ts")).exploreSeeds(given);
}

/** Of nothing at all nothing would be seen, and that would look like a result. */
function countFromOne(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError("It must be at least 1.");
  return number;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0 || text.trim() === "")
    throw new InvalidArgumentError("It must be a whole number, and not below 0.");
  return number;
}
