import type { Cause } from "./cause.ts";

const SHOWN_CAUSES = 12;

/** An explanation as text: how it stands, why, and the story, which proves it. */
export function inWords(told: {
  readonly outcome: string;
  readonly causes: readonly Cause[];
  readonly story: readonly string[];
}): string {
  const { outcome, causes, story } = told;
  const shown = causes.slice(0, SHOWN_CAUSES);
  const more = causes.length - shown.length;
  return [
    outcome,
    ...(causes.length === 0 ? ["The journal shows nothing that went wrong."] : ["Why"]),
    ...shown.flatMap(causeInWords),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(story.length === 0 ? [] : story),
  ].join("\n");
}

function causeInWords({ code, text, advice, at, times }: Cause, index: number): readonly string[] {
  const clock = new Date(at).toISOString().slice(11, 23);
  const often = times > 1 ? ` (met ${times} times)` : "";
  return [`  ${index + 1}. ${text}${often} [${code}, ${clock}]`, `     ${advice}`];
}
