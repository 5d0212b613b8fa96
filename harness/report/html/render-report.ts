import { createHash } from "node:crypto";
import { clockText } from "../layout.ts";
import { html, Markup } from "./markup.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";
import { outcomeWords, type ReportedScenario, renderScenario } from "./render-scenario.ts";

/** What is said of the run as a whole. */
export interface ReportHeading {
  /** Epoch milliseconds of the machine. */
  readonly startedAt: number;
  readonly wallMs: number;
  /** What reports are about beside the scenarios: versions, the command. */
  readonly notes: readonly string[];
}

const outcomeRank = { failed: 0, passed: 1, skipped: 2 } as const;

/**
 * A whole run as one page, which needs nothing beside it and asks nobody for anything: its policy forbids every request, and
 * every script but the one it names by its hash.
 */
export function renderReport(
  scenarios: readonly ReportedScenario[],
  { startedAt, wallMs, notes }: ReportHeading,
): string {
  const ordered = scenarios.toSorted((a, b) => outcomeRank[a.outcome] - outcomeRank[b.outcome]);
  const counts = Map.groupBy(scenarios, ({ outcome }) => outcome);
  const sum = (["passed", "failed", "skipped"] as const)
    .map((outcome) => `${counts.get(outcome)?.length ?? 0} ${outcome}`)
    .join(", ");
  const policy = `default-src 'none'; script-src ${hashOf(pageScript)}; style-src ${hashOf(pageStyle)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const started = new Date(startedAt).toISOString().replace("T", " ").slice(0, 19);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Windtunnel">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${sum} – Windtunnel</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#stories">to the stories</a>
<header><h1>Windtunnel: ${sum}</h1>
<p class="meta">${[`${started} UTC`, `${(wallMs / 1000).toFixed(1)} s`, ...notes].join(" · ")}</p></header>
<main>
<table class="overview"><thead><tr><th scope="col">outcome</th><th scope="col" class="number">wall s</th><th scope="col" class="number">GameLift time</th><th scope="col">scenario</th></tr></thead>
<tbody>
${ordered.map(renderRow)}</tbody></table>
<div id="stories">
${ordered.filter(isTold).map((scenario, i) => renderScenario(scenario, idOf(i)))}</div>
</main>
<aside id="state" aria-label="State at the chosen moment" hidden>
<h2>State at this moment</h2>
<div id="state-content" aria-live="polite"></div>
<p class="buttons"><button type="button" id="state-before">← before</button><button type="button" id="state-after">after →</button><button type="button" id="state-close">close</button></p>
</aside>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`;
  return page.text;
}

function renderRow(scenario: ReportedScenario, i: number): Markup {
  const { title, outcome, wallMs, advancedMs, reason } = scenario;
  const clock = advancedMs === undefined ? "" : clockText(advancedMs);
  const name = isTold(scenario) ? html`<a href="#${idOf(i)}">${title}</a>` : title;
  const why = reason === undefined ? undefined : html`<br><span class="faint">${reason}</span>`;
  return html`<tr class="${outcome}"><td class="outcome">${outcomeWords[outcome]}</td><td class="number">${(wallMs / 1000).toFixed(1)}</td><td class="number">${clock}</td><td>${name}${why}</td></tr>
`;
}

/** What was skipped has nothing to tell but its reason, and stands last. */
const isTold = ({ outcome }: ReportedScenario): boolean => outcome !== "skipped";

const idOf = (index: number): string => `s${index + 1}`;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
