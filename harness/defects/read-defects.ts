/** Reads what the defects' scenarios declare, without running any of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { byDefectId, type KnownDefect } from "./known-defect.ts";

/** A defect and the file of its scenarios, relative to the folder. */
export interface DeclaredDefect {
  readonly defect: KnownDefect;
  readonly scenarioFile: string;
}

/** However the call is broken into lines. */
const shows = (story: string, kind: "defectScenario" | "cureScenario"): boolean =>
  new RegExp(String.raw`\b${kind}\(\s*defect,`).test(story);

const ENDING = ".defect.ts";

/**
 * Every `*.defect.ts` of a folder, in the order of their ids.
 *
 * @throws Error for a file that exports no `defect`, one without its scenario, and a cure that is shown but not named
 * or named but not shown.
 */
export async function readDefects(folder: string): Promise<readonly DeclaredDefect[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  const declared = await Promise.all(names.map((name) => readDefect(folder, name)));
  const twice = declared.find(
    ({ defect }, i) => declared.findIndex((other) => other.defect.id === defect.id) !== i,
  );
  if (twice !== undefined) throw new Error(`two files declare ${twice.defect.id}`);
  return declared.toSorted((left, right) => byDefectId(left.defect, right.defect));
}

async function readDefect(folder: string, name: string): Promise<DeclaredDefect> {
  const path = join(folder, name);
  const { defect } = (await import(pathToFileURL(path).href)) as { readonly defect?: KnownDefect };
  if (defect === undefined) throw new Error(`${path} exports no "defect"`);
  const scenarioFile = name.replace(ENDING, ".test.ts");
  const scenarioPath = join(folder, scenarioFile);
  if (!existsSync(scenarioPath))
    throw new Error(`${defect.id} has no scenario: ${scenarioPath} is not there`);
  const story = readFileSync(scenarioPath, "utf8");
  if (!shows(story, "defectScenario")) throw new Error(`${scenarioPath} does not show ${defect.id}`);
  const showsCure = shows(story, "cureScenario");
  if (showsCure !== (defect.cure !== undefined))
    throw new Error(
      showsCure
        ? `${scenarioPath} shows a cure that ${name} does not name`
        : `${name} names a cure that ${scenarioPath} does not show`,
    );
  return { defect, scenarioFile };
}
