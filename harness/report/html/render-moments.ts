import { clockText } from "../layout.ts";
import { html, type Markup } from "./markup.ts";
import type { Lane, StoryData, StoryMoment } from "./story-data.ts";

const laneTitles: { readonly [Name in Lane]: string } = {
  scenario: "scenario",
  player: "players",
  nakama: "Nakama",
  fleetManager: "fleet manager",
  gamelift: "GameLift",
  queue: "queue",
  server: "servers",
};
const allLanes = Object.keys(laneTitles) as readonly Lane[];

/** Pixels between two lanes, and of a row's arrow. */
const LANE_WIDTH = 56;
const ROW_HEIGHT = 26;
const HEAD = 5;

/**
 * The story in its order, with the sequence diagram beside the words: an arrow for each moment that goes from one to
 * another, a dot for what happened in one place.
 *
 * @param id of the scenario in the page; moments are `ID-m1`, `ID-m2`, …
 */
export function renderMoments(story: StoryData, id: string): Markup {
  const used = new Set(story.moments.flatMap(({ from, to }) => [from, to]));
  const lanes = allLanes.filter((lane) => used.has(lane));
  const rows = story.moments.map((moment, i) =>
    renderMoment(moment, story.moments[i - 1], `${id}-m${i + 1}`, lanes),
  );
  const { cut } = story;
  const gap = html`<tr class="gap"><td colspan="5">${cut?.count} moments are left out here: the story is too long for a page</td></tr>`;
  const body = cut === undefined ? rows : [...rows.slice(0, cut.after), gap, ...rows.slice(cut.after)];
  return html`<div class="moments"><table>
<thead><tr><th scope="col">GameLift time</th><th scope="col">wall ms</th><th class="way" aria-hidden="true">${laneHeads(lanes, story)}</th><th scope="col">who</th><th scope="col">what</th></tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

function renderMoment(
  moment: StoryMoment,
  before: StoryMoment | undefined,
  id: string,
  lanes: readonly Lane[],
): Markup {
  const { afterMs, afterWallMs, who, what, times, isTrouble, kind, from, subjects, changes } = moment;
  const isFault = kind === "fault";
  const classes = [isTrouble && !isFault ? "trouble" : "", isFault ? "fault" : ""].filter(Boolean).join(" ");
  const again = times > 1 ? html` <span class="faint">(${times} times)</span>` : undefined;
  const badge = isFault
    ? html`<span class="badge">FAULT</span> `
    : isTrouble
      ? html`<span class="badge" title="Something was refused, failed or ran out of time">!</span> `
      : undefined;
  return html`<tr id="${id}" class="${classes}" data-kind="${kind}" data-subjects="${subjects.join(" ")}" data-changes="${changes}">
<td class="time${before?.afterMs === afterMs ? " same" : ""}"><a href="#${id}">${clockText(afterMs)}</a></td><td class="time number faint">${afterWallMs}</td><td class="way" aria-hidden="true">${arrow(moment, lanes)}</td><td class="who ${ownLane(moment, from)}">${who}</td><td class="what">${badge}${what}${again}</td></tr>
`;
}

/** The lane whose colour the name has: of two, the one that acts. */
const ownLane = ({ kind }: StoryMoment, from: Lane): Lane => (kind === "player" ? "player" : from);

const middleOf = (lane: Lane, lanes: readonly Lane[]): number => (lanes.indexOf(lane) + 0.5) * LANE_WIDTH;

/** As long as the row is high, which depends on its words. */
function lifelines(lanes: readonly Lane[]): readonly Markup[] {
  return lanes.map((lane) => {
    const x = middleOf(lane, lanes);
    return html`<line class="life" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  });
}

function arrow({ from, to }: StoryMoment, lanes: readonly Lane[]): Markup {
  const y = ROW_HEIGHT / 2;
  const x1 = middleOf(from, lanes);
  const width = lanes.length * LANE_WIDTH;
  const shape =
    to === undefined
      ? html`<circle class="dot" cx="${x1}" cy="${y}" r="3.5"/>`
      : line(x1, middleOf(to, lanes), y);
  return html`<svg class="${from}" width="${width}" height="100%" focusable="false">${lifelines(lanes)}${shape}</svg>`;
}

function line(x1: number, x2: number, y: number): Markup {
  const back = x2 > x1 ? -HEAD : HEAD;
  return html`<path class="arrow" d="M${x1} ${y}H${x2 + back}"/><path class="head" d="M${x2} ${y}l${back * 1.6} ${-HEAD}v${2 * HEAD}z"/>`;
}

/** Lane titles, every second one lower, so that they do not touch each other. */
function laneHeads(lanes: readonly Lane[], story: StoryData): Markup {
  const titles = lanes.map((lane, i) => {
    const title = story.laneTitles[lane] ?? laneTitles[lane];
    return html`<text class="${lane}" x="${middleOf(lane, lanes)}" y="${i % 2 === 0 ? 11 : 25}" text-anchor="middle">${title}</text>`;
  });
  return html`<svg width="${lanes.length * LANE_WIDTH}" height="30">${titles}</svg>`;
}
