/** What a recording is, in a few lines. */
import type { Replay } from "../../../emulator/index.ts";
import type { Paint } from "../../report/paint.ts";
import { aligned } from "./aligned.ts";

export function headerText(
  { title, versions, seed, clock, options, leftOut }: Replay["header"],
  { paint }: { readonly paint: Paint },
): readonly string[] {
  const { windtunnel, node, gameLiftModel } = versions;
  const speed = clock.speed === 1 ? "" : ` at ${clock.speed} times the machine's speed`;
  const chosen = Object.entries(options).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const otherNode = node === process.versions.node ? "" : `; replayed by ${process.versions.node}`;
  return [
    paint("bold", title ?? "a recording"),
    ...aligned([
      ["recorded", `${new Date(clock.startWallAt).toISOString()} on a ${clock.mode} clock${speed}`],
      ["made by", `Windtunnel ${windtunnel}, GameLift model ${gameLiftModel}, Node ${node}${otherNode}`],
      ["seed", seed],
      ...(chosen.length === 0 ? [] : [["options", chosen.join(", ")]]),
      ...(leftOut.length === 0 ? [] : [["left out", leftOut.join(", ")]]),
    ]),
  ];
}

/** Nothing for a recording that was ended. */
export function brokenOffText({ isBrokenOff, cutBytes }: Replay): readonly string[] {
  if (!isBrokenOff) return [];
  const cut = cutBytes === 0 ? "" : ` ${cutBytes} bytes of an unfinished line at its end are left out.`;
  return [`The recording was broken off: whoever wrote it was ended before it could say so.${cut}`];
}
