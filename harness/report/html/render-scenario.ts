import { clockText } from "../layout.ts";
import type { ScenarioResult } from "../scenario-result.ts";
import { html, jsonBlock, type Markup } from "./markup.ts";
import { momentKinds } from "./moment-kind.ts";
import { renderMoments } from "./render-moments.ts";
import type { MomentKind, RecordKind, StoryData, StorySubject } from "./story-data.ts";

/** A scenario as the report shows it: with its story, or why there is none. */
export interface ReportedScenario extends ScenarioResult {
  readonly story: StoryData | undefined;
  /** Why there is no story. */
  readonly withoutStory: string | undefined;
}

/** @param id of the scenario in the page. */
export function renderScenario(scenario: ReportedScenario, id: string): Markup {
  const { title, outcome, file, story, withoutStory, errors, seed, logFolder, recording } = scenario;
  const where = [
    file,
    seed === undefined ? undefined : `seed: ${seed}`,
    logFolder && `logs: ${logFolder}`,
    recording && `again: npm run replay -- ${recording}`,
  ];
  return html`<details class="story" id="${id}"${outcome === "failed" ? html` open` : undefined}>
<summary><h2><span class="outcome ${outcome}">${outcomeWords[outcome]}</span> ${title}</h2> <span class="faint">${durations(scenario)}</span></summary>
<div class="inside">
<p class="meta">${where.filter(Boolean).join(" · ")}</p>
${errors.map(({ stack }) => html`<pre>${stack}</pre>`)}
${withoutStory === undefined ? undefined : html`<p>${withoutStory}</p>`}
${story === undefined ? undefined : renderStory(story, id)}
</div>
</details>
`;
}

export const outcomeWords = { passed: "✓ passed", failed: "✗ failed", skipped: "– skipped" } as const;

/** How long it took on this machine, and how far GameLift's clock was moved. */
function durations({ wallMs, advancedMs }: ScenarioResult): string {
  const seconds = `${(wallMs / 1000).toFixed(1)} s`;
  if (advancedMs === undefined) return seconds;
  const clock = advancedMs === 0 ? "stood still" : `went on by ${clockText(advancedMs)}`;
  return `${seconds} · GameLift's clock ${clock}`;
}

function renderStory(story: StoryData, id: string): Markup {
  const { records, changes, leftOut, isWithoutState } = story;
  const empty = isWithoutState
    ? "The state is left out: too much changed in this story."
    : "No record is there yet.";
  const state = { records, changes: changes.map(({ record, status }) => [record, status]), empty };
  return html`${renderFaults(story, id)}
${renderFilters(story)}
${renderMoments(story, id)}
${leftOut === "" ? undefined : html`<p class="faint">Left out: ${leftOut}</p>`}
${renderLives(story, id)}
${jsonBlock("state", state)}`;
}

function renderFaults({ moments }: StoryData, id: string): Markup | undefined {
  const faults = moments.flatMap((moment, i) =>
    moment.kind === "fault"
      ? [html`<li><a href="#${id}-m${i + 1}">${clockText(moment.afterMs)}</a> ${moment.what}</li>`]
      : [],
  );
  if (faults.length === 0) return undefined;
  return html`<div class="faults"><p><strong>Broken on purpose</strong></p><ul>${faults}</ul></div>`;
}

/** Hidden until the page's script has woken them. */
function renderFilters({ moments, subjects }: StoryData): Markup {
  const kinds = new Set(moments.map(({ kind }) => kind));
  const choices = (Object.keys(momentKinds) as MomentKind[])
    .filter((kind) => kinds.has(kind))
    .map(
      (kind) =>
        html`<label><input type="checkbox" name="kind" value="${kind}" checked> ${momentKinds[kind]}</label>`,
    );
  const groups = [...Map.groupBy(subjects.entries(), ([, { kind }]) => kind)].map(([kind, ones]) =>
    optionGroup(kind, ones),
  );
  return html`<form class="filters" hidden><fieldset><legend>Show</legend>${choices}</fieldset>
<label>about <select name="subject"><option value="">everything</option>${groups}</select></label>
<label>with the words <input type="search" name="words"></label>
<label><input type="checkbox" name="trouble"> trouble and faults only</label>
<button type="button">show all</button> <output class="faint" aria-live="polite"></output></form>`;
}

const optionGroup = (kind: string, ones: readonly (readonly [number, StorySubject])[]): Markup =>
  html`<optgroup label="${kind}">${ones.map(([i, { name }]) => html`<option value="${i}">${name}</option>`)}</optgroup>`;

const recordKinds: readonly RecordKind[] = [
  "placement",
  "game session",
  "player session",
  "server process",
  "fleet",
  "instance",
];

/** Each record's life, for readers without scripts too; every status leads to its moment. */
function renderLives({ records, changes }: StoryData, id: string): Markup | undefined {
  if (records.length === 0) return undefined;
  const lives = Map.groupBy(changes.entries(), ([, { record }]) => record);
  const rows = recordKinds.flatMap((kind) =>
    [...records.entries()]
      .filter(([, record]) => record.kind === kind)
      .map(([index, record]) => {
        const steps = (lives.get(index) ?? []).map(([, { status, afterMs, moment }]) => {
          const time = html`<span class="faint">${clockText(afterMs)}</span>`;
          return moment === undefined
            ? html`<li>${status} ${time}</li>`
            : html`<li><a href="#${id}-m${moment + 1}">${status}</a> ${time}</li>`;
        });
        return html`<tr><th scope="row" title="${record.id}">${record.name}</th><td><ol>${steps}</ol></td></tr>`;
      }),
  );
  return html`<details><summary>What became of each of ${records.length} records</summary>
<table class="lives"><tbody>${rows}</tbody></table></details>`;
}
