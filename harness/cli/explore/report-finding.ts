/** Shrinks what an exploration has found, prints it, and leaves it as a script and as a recording. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Exploration, ExplorationFinding, ExplorationScript } from "../../../emulator/index.ts";
import { projectFolders } from "../../stack/folders.ts";

/** A failing world has some hundred steps, and each play of one takes a tenth of a second. */
const MOST_PLAYS = 3_000;
const MOST_DETAILS = 10;

export function reportFinding(
  exploration: Exploration,
  finding: ExplorationFinding,
  isOver: () => boolean,
): void {
  const {
    script,
    finding: short,
    plays,
  } = exploration.shrink(finding.script, finding.name, {
    plays: MOST_PLAYS,
    isOver,
  });
  const { length } = finding.script.steps;
  console.log(`\n${short.name}\n  ${short.truth}`);
  for (const detail of short.details.slice(0, MOST_DETAILS)) console.log(`  - ${detail}`);
  console.log(`  shrunk from ${length} to ${script.steps.length} steps, in ${plays} plays:`);
  for (const line of exploration.stepLines(script)) console.log(`    ${line}`);
  const files = leave(exploration, script, short);
  console.log(`  again:  npm run explore -- --script ${files.script}`);
  console.log(`  replay: npm run replay -- ${files.recording}\n`);
}

function leave(
  exploration: Exploration,
  script: ExplorationScript,
  { name, truth, details }: Pick<ExplorationFinding, "name" | "truth" | "details">,
): { readonly script: string; readonly recording: string } {
  const folder = join(projectFolders().reports, "explore");
  mkdirSync(folder, { recursive: true });
  const base = join(folder, `${name}-${script.seed}`.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  const comments = [name, truth, ...details.slice(0, MOST_DETAILS).map((detail) => `- ${detail}`)];
  writeFileSync(`${base}.ts`, exploration.scriptText(script, comments));
  exploration.recordScript(`${base}.jsonl`, script, name);
  return {
    script: relative(process.cwd(), `${base}.ts`),
    recording: relative(process.cwd(), `${base}.jsonl`),
  };
}
