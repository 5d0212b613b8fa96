import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WorldClock } from "../clock.ts";
import type { JournalReader } from "../journal-reader.ts";
import type { WorldNotes } from "../world-notes.ts";
import type { StorySources } from "./told-story.ts";

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

/** Gathers what a world's story is told from. */
export async function storySources({
  journal,
  notes,
  folder,
  backendName,
}: StoryWorld): Promise<StorySources> {
  return {
    journal: await journal.all(),
    notes: notes.all(),
    players: notes.players,
    nakamaLogs: readNakamaLogs(folder),
    backendName,
  };
}

/** Nakama logs anew at each of its starts, into files that sort by them. */
function readNakamaLogs(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^nakama.*\.log$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
