import { createHash } from "node:crypto";
import { canonicalJournal } from "../runtime/canonical-journal.ts";
import { Chance } from "./chance.ts";
import { ExploredWorld } from "./explored-world.ts";
import { drawRules } from "./opening.ts";
import { RandomSteps } from "./random-steps.ts";

/**
 * The SHA-256, in hexadecimal, of the canonical journal of a random world. Nothing is judged: only whether the same seed
 * does the same.
 */
export function journalHashOf(seed: string, steps: number): string {
  const rules = drawRules(new Chance(seed, "rules"));
  const world = new ExploredWorld({ seed, rules });
  const random = new RandomSteps(world, { seed, rules });
  for (let made = 0; made < steps; made += 1) random.played(world.play(random.next()));
  world.close();
  const hash = createHash("sha256");
  for (const line of canonicalJournal(world.parts.journal.after(0))) hash.update(`${line}\n`);
  return hash.digest("hex");
}
