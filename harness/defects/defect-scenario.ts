/** Scenarios that show the fleet manager's defects as they are today, and their cures. */
import { type Scenario, scenario } from "../scenario.ts";
import type { World } from "../world.ts";
import type { WorldOptions } from "../world-options.ts";
import type { KnownDefect } from "./known-defect.ts";
import { type ShowSymptom, Symptoms } from "./symptoms.ts";

export type DefectStory = (world: World, symptom: ShowSymptom) => Promise<void>;

export interface DefectOptions extends WorldOptions {
  /** Which way to the defect this is, where there are several. */
  readonly when?: string;
}

/** What switches the sample plugin's wrapper on. */
const WRAPPER = { WT_FLEET_MANAGER_WRAPPER: "true" };

/**
 * A story with the unmodified fleet manager in which its defect is seen. Every symptom that it shows is a statement
 * about today; when one does not hold, the scenario fails and says that the defect seems to be mended.
 */
export function defectScenario(defect: KnownDefect, options: DefectOptions, tell: DefectStory): void {
  const { when, ...world } = options;
  const seed = seedOf(defect, "shown", when);
  scenario(titled(`${defect.id}: ${defect.title}`, when), { seed, ...world }, async (world) => {
    const symptoms = new Symptoms(defect, (words) => world.notes.world(words));
    await tell(world, symptoms.show);
    symptoms.requireSome();
  });
}

/** The same story with the sample plugin's wrapper around the fleet manager, or with other settings, and healthy. */
export function cureScenario(defect: KnownDefect, options: DefectOptions, tell: Scenario): void {
  if (defect.cure === undefined) throw new Error(`${defect.id} has a scenario with a cure, and names none`);
  const { when, pluginSettings, ...world } = options;
  scenario(
    titled(`${defect.id}, cured: ${defect.cure}`, when),
    { seed: seedOf(defect, "cured", when), ...world, pluginSettings: { ...WRAPPER, ...pluginSettings } },
    tell,
  );
}

const titled = (title: string, when: string | undefined): string =>
  when === undefined ? title : `${title}; ${when}`;

/** Short, whatever the title is: players are named after it. */
const seedOf = ({ id }: KnownDefect, kind: "shown" | "cured", when = ""): string =>
  [id, kind, ...when.split(/[^A-Za-z0-9]+/)].filter(Boolean).join("-").toLowerCase().slice(0, 60);
