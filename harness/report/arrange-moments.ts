/** Brings told moments into one order, gives each GameLift's time, and says repeated things once. */
import type { ActorKind, Moment } from "./story.ts";

/** A moment in its place; of one that was repeated, the first. */
export interface Line extends Pick<Moment, "isFault" | "receivedFrom" | "sentTo" | "about" | "tells"> {
  readonly wallAt: number;
  /** GameLift's time, epoch milliseconds. */
  readonly at: number;
  readonly actor: Moment["actor"];
  readonly what: string;
  readonly isTrouble: boolean;
  /** How often it happened with little else in between. */
  readonly times: number;
}

/** A point at which GameLift's time is known. */
export interface ClockPoint {
  readonly wallAt: number;
  readonly at: number;
}

/** Within the same millisecond: what is done, then what GameLift makes of it, then who hears of it. */
const rank: { readonly [Kind in ActorKind]: number } = {
  scenario: 0,
  gamelift: 1,
  nakama: 1,
  server: 1,
  queue: 1,
  player: 2,
};

/** How many told lines back a repetition is still noticed: several actors may repeat themselves in turn. */
const REPETITION_WINDOW = 6;

/**
 * @param moments each teller's own in their order, which is kept within one millisecond.
 * @param clock in order of wall time; gives GameLift's time to moments that were seen by others than GameLift.
 */
export function arrangeMoments(moments: readonly Moment[], clock: readonly ClockPoint[]): readonly Line[] {
  const ordered = [...moments].sort((a, b) => a.wallAt - b.wallAt || rank[a.actor.kind] - rank[b.actor.kind]);
  const lines: Line[] = [];
  for (const moment of ordered) {
    const last = lines.at(-1);
    const { stepOf, wallAt, actor } = moment;
    const beginning = stepOf === undefined ? undefined : `${stepOf}: `;
    if (
      last !== undefined &&
      beginning !== undefined &&
      last.actor.name === actor.name &&
      last.what.startsWith(beginning)
    ) {
      const tells = [...(last.tells ?? []), ...(moment.tells ?? [])];
      lines[lines.length - 1] = { ...last, what: `${last.what}, ${moment.what}`, tells };
      continue;
    }
    const what = `${beginning ?? ""}${moment.what}`;
    const isSame = (line: Line) => line.actor.name === actor.name && line.what === what;
    const recent = lines.slice(-REPETITION_WINDOW);
    const before = recent.findLastIndex(isSame);
    const earlier = recent[before];
    if (earlier !== undefined) {
      lines[lines.length - recent.length + before] = { ...earlier, times: earlier.times + 1 };
      continue;
    }
    const at = moment.at ?? clock.findLast((point) => point.wallAt <= wallAt)?.at ?? clock[0]?.at ?? 0;
    const { stepOf: _, ...rest } = moment;
    lines.push({ ...rest, at, what, isTrouble: moment.isTrouble ?? false, times: 1 });
  }
  return lines;
}
