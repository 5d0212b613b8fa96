import type { Line } from "./arrange-moments.ts";
import type { Paint } from "./paint.ts";
import type { ActorKind } from "./story.ts";
import { wrapped } from "./wrapped.ts";

export interface LayoutOptions {
  readonly paint: Paint;
  /** The world's start: both times count from here. */
  readonly start: { readonly at: number; readonly wallAt: number };
  /** Columns of the terminal. */
  readonly width: number;
}

/** Whose colour is whose, in everything that is told. */
export const actorColours: { readonly [Kind in ActorKind]: Parameters<Paint>[0] } = {
  player: "cyan",
  nakama: "magenta",
  gamelift: "yellow",
  server: "green",
  queue: "blue",
  scenario: "bold",
};

const CLOCK_TITLE = "GameLift time";
const WALL_TITLE = "wall ms";
/** Text below this many columns would be a ribbon; then lines are longer than the terminal instead. */
const NARROWEST_TEXT = 40;

/** Lays lines out in columns: GameLift's time, the machine's, who, what. */
export function layOut(lines: readonly Line[], { paint, start, width }: LayoutOptions): readonly string[] {
  const nameWidth = Math.max(3, ...lines.map((line) => line.actor.name.length));
  const clockWidth = Math.max(
    CLOCK_TITLE.length,
    ...lines.map((line) => clockText(line.at - start.at).length),
  );
  const indent = clockWidth + 2 + WALL_TITLE.length + 2 + nameWidth + 2;
  const textWidth = Math.max(NARROWEST_TEXT, width - indent);
  const title = `${CLOCK_TITLE.padEnd(clockWidth)}  ${WALL_TITLE}  ${"who".padEnd(nameWidth)}  what`;
  let lastAt = Number.NaN;
  const rows = lines.flatMap((line) => {
    const clock = clockText(line.at - start.at).padEnd(clockWidth);
    const isNewTime = line.at !== lastAt;
    lastAt = line.at;
    const wall = String(line.wallAt - start.wallAt).padStart(WALL_TITLE.length);
    const name = paint(actorColours[line.actor.kind], line.actor.name.padEnd(nameWidth));
    const again = line.times > 1 ? ` (${line.times} times)` : "";
    const what = line.isFault ? `FAULT ${line.what}` : line.what;
    const [first = "", ...rest] = wrapped(`${what}${again}`, textWidth).map((text) =>
      line.isFault ? paint(["bold", "red"], text) : line.isTrouble ? paint("red", text) : text,
    );
    return [
      `${paint(isNewTime ? "bold" : "dim", clock)}  ${paint("dim", wall)}  ${name}  ${first}`,
      ...rest.map((text) => `${" ".repeat(indent)}${text}`),
    ];
  });
  return [paint("dim", title), ...rows];
}

/** `00:00:30.000`; hours go on beyond a day, since GameLift's clock may be moved by days. */
export function clockText(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(whole / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}.${String(whole % 1000).padStart(3, "0")}`;
}
