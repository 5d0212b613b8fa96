import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Puts colours on a text, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

/** @param isColoured decided by whoever knows where the text goes. */
export const painter =
  (isColoured: boolean): Paint =>
  (format, text) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text;

/**
 * Whether colours are wanted: `NO_COLOR` forbids them, `FORCE_COLOR` asks for them, else a terminal shows them.
 *
 * A worker has no terminal of its own; the command that starts it says `FORCE_COLOR` when it has one.
 */
export function wantsColour(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== "") return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal;
}
