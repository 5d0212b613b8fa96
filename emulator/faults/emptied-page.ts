import type { Members } from "../runtime/input.ts";

/** A token of ours that leads back to the page that was emptied: behind it stands the token by which that was asked for. */
const EMPTIED = "emptied-page.";

/** A page without items whose NextToken leads to the page itself. */
export function emptiedPage({ NextToken }: Members, output: Members): Members {
  const emptied = Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { ...Object.fromEntries(emptied), NextToken: `${EMPTIED}${NextToken ?? ""}` };
}

/** What was asked, where somebody follows the token of an emptied page. */
export function withoutEmptiedPage(parameters: Members): Members {
  const { NextToken: token } = parameters;
  if (typeof token !== "string" || !token.startsWith(EMPTIED)) return parameters;
  const { NextToken: _emptied, ...rest } = parameters;
  const before = token.slice(EMPTIED.length);
  return before === "" ? rest : { ...rest, NextToken: before };
}
