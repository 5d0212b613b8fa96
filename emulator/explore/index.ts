/** What the command `npm run explore` uses. */
export { runCampaign } from "./campaign.ts";
export { Chance } from "./chance.ts";
export { reachOf } from "./goals.ts";
export { huntMutants } from "./mutants/hunt.ts";
export { writeResults } from "./mutants/results.ts";
export { playScript } from "./play-script.ts";
export { readScript } from "./read-script.ts";
export { recordScript } from "./record-script.ts";
export { scriptText, stepLines } from "./script-text.ts";
export { shrink } from "./shrink.ts";
