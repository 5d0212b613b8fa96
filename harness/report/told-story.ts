import type { JournalEntry } from "../../emulator/index.ts";
import type { WorldNote } from "../world-notes.ts";
import { arrangeMoments, type Line } from "./arrange-moments.ts";
import { Cast } from "./cast.ts";
import { type Moment, nakama, Story } from "./story.ts";
import { tellJournal } from "./tell-journal.ts";
import { tellNakamaLog } from "./tell-nakama-log.ts";
import { tellNotes } from "./tell-notes.ts";
import { type ToldPlayer, tellPlayer } from "./tell-player.ts";

/** Everything that a story is told from. */
export interface StorySources {
  readonly journal: readonly JournalEntry[];
  readonly notes: readonly WorldNote[];
  readonly players: readonly ToldPlayer[];
  /** The text of Nakama's logs, one for each time it was started. */
  readonly nakamaLogs: readonly string[];
  /** Who calls GameLift as a game backend does; `nakama` unless told. */
  readonly backendName?: string | undefined;
}

/** One ordered story, to be shown on a terminal or on a page. */
export interface ToldStory {
  readonly lines: readonly Line[];
  /** Both times count from here, epoch milliseconds. */
  readonly start: { readonly at: number; readonly wallAt: number };
  /** What was too small to tell, in words; empty when there was nothing. */
  readonly leftOut: string;
  /** Who is who in it. */
  readonly cast: Cast;
}

/** Tells what happened, as it was seen by everybody, in one order. */
export function toldStory({ journal, notes, players, nakamaLogs, backendName }: StorySources): ToldStory {
  const name = backendName ?? nakama.name;
  const withBackend = (moment: Moment): Moment =>
    moment.actor.kind === "nakama" ? { ...moment, actor: { ...moment.actor, name } } : moment;
  const cast = new Cast(journal, players);
  const story = new Story();
  // Within one millisecond what is told first stands first: a server crashes, then GameLift hears of it.
  tellNotes(notes, cast, story);
  tellJournal(journal, cast, story);
  for (const player of players) tellPlayer(player, cast, story);
  for (const text of nakamaLogs) tellNakamaLog(text, cast, story);
  const lines = arrangeMoments(story.moments.map(withBackend), journal);
  return {
    lines,
    start: { at: journal[0]?.at ?? lines[0]?.at ?? 0, wallAt: journal[0]?.wallAt ?? lines[0]?.wallAt ?? 0 },
    leftOut: story.leftOut.map(({ what, times }) => `${what} (${times})`).join(", "),
    cast,
  };
}
