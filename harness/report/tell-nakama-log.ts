import type { Cast } from "./cast.ts";
import { nakama, type Story } from "./story.ts";

/** **Observed** in Nakama 3.40: one JSON object a line. */
interface LogLine {
  readonly level?: string;
  readonly ts?: string;
  readonly msg?: string;
  readonly error?: string;
}

/** Said at every start of a Nakama that is not in production. */
const STARTUP_WARNING = /^WARNING: insecure default parameter value/;
const LONGEST_TEXT = 240;

/** Tells the warnings and errors of a Nakama's log; a last line that is still being written is passed over. */
export function tellNakamaLog(text: string, cast: Cast, story: Story): void {
  for (const line of text.split("\n")) {
    const { level, ts, msg, error } = readLine(line);
    if (level !== "warn" && level !== "error" && level !== "fatal") continue;
    if (msg === undefined || ts === undefined) continue;
    if (STARTUP_WARNING.test(msg)) {
      story.leaveOut("warnings at Nakama's start");
      continue;
    }
    const cause = error === undefined ? "" : `: ${error}`;
    const words = cast.text(`${msg}${cause}`).replace(/\s+/g, " ");
    const what = `logs ${level === "warn" ? "a warning" : "an error"}: ${words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT)}…` : words}`;
    story.tell({ wallAt: Date.parse(ts), actor: nakama, what, isTrouble: true, about: line });
  }
}

function readLine(line: string): LogLine {
  if (!line.startsWith("{")) return {};
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
