import type { JournalEntry } from "../../../emulator/index.ts";
import { arrangeMoments, type Line } from "../../report/arrange-moments.ts";
import { Cast } from "../../report/cast.ts";
import { actorColours } from "../../report/layout.ts";
import type { Paint } from "../../report/paint.ts";
import { Story } from "../../report/story.ts";
import { tellJournal } from "../../report/tell-journal.ts";
import { tellNakamaLog } from "../../report/tell-nakama-log.ts";
import { tellNotes } from "../../report/tell-notes.ts";
import { QueueTeller } from "../../report/tell-queue.ts";
import { wrapped } from "../../report/wrapped.ts";
import type { WorldNote } from "../../world-notes.ts";

export interface LiveStoryOptions {
  readonly paint: Paint;
  /** Columns of the terminal, which may change. */
  readonly width: () => number;
  /** Where GameLift's clock does not go as the machine's does, its time is shown as well. */
  readonly isClockShown: boolean;
}

/** What has happened since the last part. */
export interface StoryPart {
  readonly journal: readonly JournalEntry[];
  readonly notes: readonly WorldNote[];
  /** Whole lines of Nakama's log. */
  readonly nakamaLog: string;
}

/** `server 0cf7`, and a little more where ids begin alike. */
const NAME_WIDTH = 12;
const NARROWEST_TEXT = 40;

/** The story of a running service, told part by part in lines for a terminal. */
export class LiveStory {
  readonly #options: LiveStoryOptions;
  readonly #cast = new Cast([], []);
  readonly #story = new Story();
  readonly #queueTeller = new QueueTeller(this.#cast, this.#story);

  constructor(options: LiveStoryOptions) {
    this.#options = options;
  }

  /** Gets to know who is there from a part that is not told. */
  skip(journal: readonly JournalEntry[]): void {
    this.#cast.learn(journal);
    tellJournal(journal, this.#cast, this.#story, this.#queueTeller);
    this.#story.moments.length = 0;
  }

  tell({ journal, notes, nakamaLog }: StoryPart): readonly string[] {
    this.#cast.learn(journal);
    tellJournal(journal, this.#cast, this.#story, this.#queueTeller);
    tellNotes(notes, this.#cast, this.#story);
    tellNakamaLog(nakamaLog, this.#cast, this.#story);
    const moments = this.#story.moments.splice(0);
    return arrangeMoments(moments, journal).flatMap((line) => this.#layOut(line));
  }

  #layOut(line: Line): string[] {
    const { paint, width, isClockShown } = this.#options;
    const clock = isClockShown ? `  ${new Date(line.at).toISOString().slice(0, 19)}` : "";
    const time = `${timeOfDay(line.wallAt)}${clock}`;
    const indent = time.length + 2 + NAME_WIDTH + 2;
    const again = line.times > 1 ? ` (${line.times} times)` : "";
    const [first = "", ...rest] = wrapped(
      `${line.isFault ? "FAULT " : ""}${line.what}${again}`,
      Math.max(NARROWEST_TEXT, width() - indent),
    ).map((text) => (line.isTrouble ? paint("red", text) : text));
    // In scenarios it is the scenario that calls GameLift over JSON and commands the bench; here it may be anybody.
    const name = line.actor.kind === "scenario" ? "caller" : line.actor.name;
    return [
      `${paint("dim", time)}  ${paint(actorColours[line.actor.kind], name.padEnd(NAME_WIDTH))}  ${first}`,
      ...rest.map((text) => `${" ".repeat(indent)}${text}`),
    ];
  }
}

/** Of this machine's time zone, with milliseconds. */
function timeOfDay(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${time}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}
