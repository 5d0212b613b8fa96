import { loadExploration } from "../../../emulator/index.ts";
import { typedPath } from "../typed-path.ts";

/** Plays a script that an exploration has written; answers the exit status: 1 when something is found. */
export async function playScriptFile(file: string): Promise<number> {
  const exploration = await loadExploration();
  const script = await exploration.readScript(typedPath(file));
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
