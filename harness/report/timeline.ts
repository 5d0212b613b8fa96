import { clockText, layOut } from "./layout.ts";
import type { Paint } from "./paint.ts";
import type { ToldStory } from "./told-story.ts";
import { wrapped } from "./wrapped.ts";

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

export interface TimelineLook {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A story for a terminal, to be printed as it is. */
export function tellTimeline(
  { lines, start, leftOut }: ToldStory,
  heading: TimelineHeading,
  ending: TimelineEnding,
  { paint, width }: TimelineLook,
): string {
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
