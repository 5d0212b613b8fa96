/** `npm run check`: types, style, dead code, generated documents and the fast tests, in under a minute. */
import { projectFolders } from "../stack/folders.ts";
import { sumOf } from "./outcome.ts";
import { runChecks } from "./run-checks.ts";
import { runVitest } from "./run-vitest.ts";

const checks = await runChecks();
const tests = await runVitest({ project: projectFolders().project, names: ["unit"] });
const { passed, failed } = sumOf([checks, tests]);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
