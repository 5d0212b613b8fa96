/** `npm run replay`: lets GameLift do again what a recording says, and says whether it did the same. */

import { isatty } from "node:tty";
import { Command, InvalidArgumentError } from "commander";
import { credentialIn, differingMembers, Replay, type ReplayStep } from "../../../emulator/index.ts";
import { painter, wantsColour } from "../../report/paint.ts";
import { terminalWidth } from "../../report/terminal-width.ts";
import { typedPath } from "../typed-path.ts";
import { differenceText } from "./difference-text.ts";
import { entryLine } from "./entry-line.ts";
import { momentIn } from "./moment.ts";
import { type Played, playUntil } from "./play-until.ts";
import { prompt } from "./prompt.ts";
import { brokenOffText, headerText } from "./recording-text.ts";
import { ReplayConsole } from "./replay-console.ts";
import { type StateTextOptions, stateText } from "./state-text.ts";

interface Given {
  readonly until?: string;
  readonly explain?: string | true;
  readonly json?: true;
  readonly prompt: boolean;
  readonly serverSdkCredential?: string;
}

/** The exit status is 1 where the replay leaves its record, or a moment is not in it. */
export function replayCommand(): Command {
  return new Command("npm run replay --")
    .description(
      "Gives GameLift the inputs of a recording again, in their order and at their times, and compares what it does with " +
        "what it did. Recordings come from npm start -- --record, npm run up -- --record, and from everything that fails.",
    )
    .argument("<file>", "the recording")
    .option(
      "--until <moment>",
      "stop there and show the state: an entry's number, an instant, +30s from the start, words of an entry such as " +
        '"match-7 TIMED_OUT", or end',
    )
    .option("--explain [id]", "say why something is as it is where the replay stops; the latest placement")
    .option("--json", "the outcome, the state and the explanation as JSON")
    .option("--no-prompt", "end after showing the state, also on a terminal")
    .option(
      "--server-sdk-credential <access-key:secret[:session-token]>",
      "the one that the recorded GameLift was given; no recording holds its secret",
      credentialText,
    )
    .allowExcessArguments(false)
    .action(async (file: string, given: Given) => {
      const credentials =
        given.serverSdkCredential === undefined ? [] : [credentialIn(given.serverSdkCredential)];
      const replay = new Replay(typedPath(file), { serverSdkCredentials: credentials });
      try {
        if (!(await run(replay, given))) process.exitCode = 1;
      } finally {
        replay.close();
      }
    });
}

function credentialText(text: string): string {
  try {
    credentialIn(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** Answers whether everything was as it was recorded, and the moment was there. */
async function run(replay: Replay, given: Given): Promise<boolean> {
  const startAt = replay.header.clock.startAt;
  const moment = momentIn(given.until ?? "end", startAt);
  const played = playUntil(replay, moment);
  const isMissed = played.outcome === "same" && moment.kind !== "end" && moment.kind !== "instant";
  if (given.json === true) console.log(JSON.stringify(asJson(replay, given, played, isMissed), null, 2));
  else await tell(replay, given, { played, isMissed });
  return played.outcome !== "different" && !isMissed;
}

const outcomes = { reached: "stopped", same: "same", different: "different" } as const;

function asJson(replay: Replay, given: Given, { outcome, step }: Played, isMissed: boolean): object {
  const isDifferent = step !== undefined && step.kind !== "input";
  return {
    outcome: isMissed ? "moment-not-found" : outcomes[outcome],
    inputs: replay.inputs,
    entries: replay.sequence,
    isBrokenOff: replay.isBrokenOff,
    recording: replay.header,
    ...(isDifferent ? { difference: step } : {}),
    ...(step?.kind === "difference" ? { differingMembers: differingMembers(step.difference) } : {}),
    ...(given.until === undefined ? {} : { state: replay.state(), stateHash: replay.stateHash() }),
    ...(given.explain === undefined ? {} : { explanation: replay.explanation(idIn(given)) }),
  };
}

const idIn = ({ explain }: Given): string | undefined => (typeof explain === "string" ? explain : undefined);

interface Told {
  readonly played: Played;
  readonly isMissed: boolean;
}

async function tell(replay: Replay, given: Given, { played, isMissed }: Told): Promise<void> {
  const { stdin, stdout, env } = process;
  const paint = painter(wantsColour(env, stdout.isTTY));
  const options = { paint, width: terminalWidth(), startAt: replay.header.clock.startAt };
  const say = (lines: readonly string[]) => console.log(lines.join("\n"));
  say([...headerText(replay.header, options), ""]);
  say(outcomeText(replay, played, options));
  if (isMissed) say([paint("red", `Nothing in the recording is ${given.until}.`)]);
  if (played.entries.length > 0 && given.until !== undefined)
    say(["", ...played.entries.map((entry) => entryLine(entry, options))]);
  if (given.until !== undefined) say(["", ...stateText(replay.state(), options)]);
  if (given.explain !== undefined) say(["", replay.explanation(idIn(given)).text]);
  const isAsked = given.until !== undefined && given.prompt && isatty(stdin.fd) && stdout.isTTY;
  if (!isAsked) return;
  say(["", paint("dim", "help says what can be typed here.")]);
  const commands = new ReplayConsole(replay, options);
  try {
    await prompt({ input: stdin, output: stdout }, commands);
  } finally {
    commands.close();
  }
}

function outcomeText(
  replay: Replay,
  { outcome, step }: Played,
  options: StateTextOptions,
): readonly string[] {
  const { inputs, sequence } = replay;
  const counts = `${inputs} inputs, ${sequence} journal entries`;
  if (outcome === "different")
    return [
      ...differenceText(step as Exclude<ReplayStep, { kind: "input" }>, options),
      "",
      `${counts} came before, as they were recorded. A replay shows what these sources do: where they were changed since`,
      "the recording was made, the change may be the difference.",
    ];
  const same = options.paint("green", `${counts}, the same canonical journal`);
  if (outcome === "reached") return [`${same} so far`];
  return [same, ...brokenOffText(replay)];
}
