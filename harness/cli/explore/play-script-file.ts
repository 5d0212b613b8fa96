import { resolve } from "node:path";
import { loadExploration } from "../../../emulator/index.ts";

/** Plays a script that an exploration has written; answers the exit status: 1 when something is found. */
export async function playScriptFile(file: string): Promise<number> {
  const exploration = await loadExploration();
  // npm runs scripts in the project's folder, whatever folder the user typed in.
  const script = await exploration.readScript(resolve(process.env.INIT_CWD ?? process.cwd(), file));
  for (const line of exploration.stepLines(script)) console.log(line);
  const { finding } = exploration.playScript(script);
  if (finding === undefined) {
    console.log(`\n${script.steps.length} steps, and every truth holds after each.`);
    return 0;
  }
  console.log(`\nafter step ${finding.step}: ${finding.name}\n  ${finding.truth}`);
  for (const detail of finding.details) console.log(`  - ${detail}`);
  return 1;
}
