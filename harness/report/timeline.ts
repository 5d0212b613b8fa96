import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "../../emulator/index.ts";
import type { WorldClock } from "../clock.ts";
import type { JournalReader } from "../journal-reader.ts";
import type { WorldNote, WorldNotes } from "../world-notes.ts";
import { arrangeMoments } from "./arrange-moments.ts";
import { Cast } from "./cast.ts";
import { clockText, layOut } from "./layout.ts";
import { type Paint, painter, wantsColour } from "./paint.ts";
import { type Moment, nakama, Story } from "./story.ts";
import { tellJournal } from "./tell-journal.ts";
import { tellNakamaLog } from "./tell-nakama-log.ts";
import { tellNotes } from "./tell-notes.ts";
import { type ToldPlayer, tellPlayer } from "./tell-player.ts";
import { terminalWidth } from "./terminal-width.ts";
import { wrapped } from "./wrapped.ts";

/** Everything that a timeline is told from. */
export interface TimelineSources {
  readonly journal: readonly JournalEntry[];
  readonly notes: readonly WorldNote[];
  readonly players: readonly ToldPlayer[];
  /** The text of Nakama's logs, one for each time it was started. */
  readonly nakamaLogs: readonly string[];
}

export interface TimelineHeading {
  readonly title: string;
  readonly outcome: "passed" | "failed";
  /** Wall milliseconds that the scenario took. */
  readonly wallMs: number;
  /** Milliseconds by which GameLift's clock was moved. */
  readonly advancedMs: number;
}

/** What a reader needs in order to go deeper. */
export interface TimelineEnding {
  readonly seed: string;
  readonly logFolder: string;
}

/** What a story is read from: a world, whoever plays in it. */
export interface StoryWorld {
  readonly journal: JournalReader;
  readonly clock: WorldClock;
  readonly notes: WorldNotes;
  readonly seed: string;
  /** Where its logs are. */
  readonly folder: string;
  /** Who calls GameLift as a game backend does; `nakama` unless told. */
  readonly backendName?: string;
}

/** One ordered story of everything that happened in a world, to be printed as it is. */
export async function timelineOf(
  world: StoryWorld,
  outcome: Omit<TimelineHeading, "advancedMs">,
): Promise<string> {
  const sources: TimelineSources = {
    journal: await world.journal.all(),
    notes: world.notes.all(),
    players: world.notes.players,
    nakamaLogs: readNakamaLogs(world.folder),
  };
  const heading = { ...outcome, advancedMs: world.clock.advancedMs };
  const ending = { seed: world.seed, logFolder: world.folder };
  const paint = painter(wantsColour(process.env, process.stdout.isTTY));
  const { backendName } = world;
  return tellTimeline(sources, heading, ending, { paint, width: terminalWidth(), backendName });
}

export interface TimelineLook {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  readonly backendName?: string | undefined;
}

/** The same from plain data. */
export function tellTimeline(
  sources: TimelineSources,
  heading: TimelineHeading,
  ending: TimelineEnding,
  { paint, width, backendName = nakama.name }: TimelineLook,
): string {
  const { journal, notes, players, nakamaLogs } = sources;
  const withBackend = (moment: Moment): Moment =>
    moment.actor.kind === "nakama" ? { ...moment, actor: { ...moment.actor, name: backendName } } : moment;
  const cast = new Cast(journal, players);
  const story = new Story();
  // Within one millisecond what is told first stands first: a server crashes, then GameLift hears of it.
  tellNotes(notes, cast, story);
  tellJournal(journal, cast, story);
  for (const player of players) tellPlayer(player, cast, story);
  for (const text of nakamaLogs) tellNakamaLog(text, cast, story);
  const lines = arrangeMoments(story.moments.map(withBackend), journal);
  const start = { at: journal[0]?.at ?? 0, wallAt: journal[0]?.wallAt ?? lines[0]?.wallAt ?? 0 };
  const leftOut = story.leftOut.map(({ what, times }) => `${what} (${times})`).join(", ");
  return [
    headline(heading, paint),
    "",
    ...layOut(lines, { paint, start, width }),
    "",
    ...(leftOut === "" ? [] : wrapped(`left out: ${leftOut}`, width).map((text) => paint("dim", text))),
    paint("dim", `seed: ${ending.seed}   logs: ${ending.logFolder}`),
  ].join("\n");
}

function headline({ title, outcome, wallMs, advancedMs }: TimelineHeading, paint: Paint): string {
  const mark = outcome === "passed" ? paint("green", "✓") : paint("red", "✗");
  const seconds = (wallMs / 1000).toFixed(1);
  const clock =
    advancedMs === 0
      ? "GameLift's clock stood still"
      : `GameLift's clock went on by ${clockText(advancedMs)}`;
  return `${mark} ${paint("bold", title)}${paint("dim", ` · ${outcome} in ${seconds} s, ${clock}`)}`;
}

/** Nakama logs anew at each of its starts, into files that sort by them. */
function readNakamaLogs(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^nakama.*\.log$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
