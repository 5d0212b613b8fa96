import type { JournalEntry } from "../../../emulator/index.ts";
import { followJournal } from "../../follow-journal.ts";
import { GrowingFile } from "./growing-file.ts";
import type { LiveStory } from "./live-story.ts";
import type { Service } from "./service.ts";

/** What one cause brings about is written within this time, and told together. */
const TOGETHER_MS = 50;
/** Nakama's log is looked into this often, journal or not. */
const LOG_LOOK_MS = 500;

/**
 * Prints what happens in a service from now on, as it happens.
 *
 * @returns what stops it.
 */
export async function tellLive(
  { emulator, nakama, notes }: Service,
  story: LiveStory,
  print: (line: string) => void,
): Promise<() => void> {
  const past = await emulator.bench.journal(0);
  story.skip(past);
  const nakamaLog = nakama === undefined ? undefined : new GrowingFile(nakama.logFile);
  nakamaLog?.newLines();
  notes.drain();
  let unread: JournalEntry[] = [];
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    timer = undefined;
    const journal = unread;
    unread = [];
    const part = { journal, notes: notes.drain(), nakamaLog: nakamaLog?.newLines() ?? "" };
    for (const line of story.tell(part)) print(line);
  };
  const { apiUrl } = emulator.addresses;
  const stopFollowing = await followJournal(
    { apiUrl, controlToken: emulator.controlToken, after: past.at(-1)?.sequence ?? 0 },
    (entry) => {
      unread.push(entry);
      timer ??= setTimeout(tell, TOGETHER_MS);
    },
  );
  const looking = setInterval(() => {
    timer ??= setTimeout(tell, TOGETHER_MS);
  }, LOG_LOOK_MS);
  return () => {
    stopFollowing();
    clearInterval(looking);
    clearTimeout(timer);
    tell();
  };
}
