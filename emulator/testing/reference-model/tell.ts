/** What was done to the emulator, one line each, with the names that a reader knows. */
import type { EmulatorTwin, Told } from "./emulator-twin.ts";
import { fleetNames } from "./given-world.ts";

/** @param from how many things were done before the history began. */
export const tell = (twin: EmulatorTwin, from: number): readonly string[] =>
  twin.told.slice(from).map((told) => tellOne(twin, told));

function tellOne({ fleetIds }: EmulatorTwin, [did, fields, outcome]: Told): string {
  const isSomething = ([, value]: [string, unknown]) => !["{}", "[]"].includes(JSON.stringify(value));
  let text = Object.entries(fields)
    .filter(isSomething)
    .map(([member, value]) => `${member} ${JSON.stringify(value)}`)
    .join(", ");
  for (const name of fleetNames) text = text.replaceAll(fleetIds[name], `fleet-${name}`);
  // Of an ARN only the last segment says anything, and quotation marks say nothing.
  const short = text.replaceAll(/arn:[^"]*[:/]([^":/]+)/g, "$1").replaceAll('"', "");
  return `${did} ${short}`.trimEnd() + (outcome === "done" ? "" : `: ${outcome}`);
}
