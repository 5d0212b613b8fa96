import type { Scope } from "../domain/scope.ts";
import type { Members } from "../runtime/input.ts";
import type { PageTokens } from "../runtime/page-tokens.ts";

/** A token of ours that leads back to the page that was emptied: behind it stands, sealed, that by which it was asked for. */
const EMPTIED = "emptied-page.";

interface ListCall {
  readonly scope: Scope;
  readonly operation: string;
  readonly parameters: Members;
}

/** A page without items whose NextToken leads to the page itself. */
export function emptiedPage(tokens: PageTokens, call: ListCall, output: Members): Members {
  const { scope, operation, parameters } = call;
  const emptied = Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  const before = tokens.close(scope, EMPTIED + operation, String(parameters.NextToken ?? ""));
  return { ...Object.fromEntries(emptied), NextToken: EMPTIED + before };
}

/** What was asked, where somebody follows the token of an emptied page; any other token is left to the operation. */
export function withoutEmptiedPage(tokens: PageTokens, { scope, operation, parameters }: ListCall): Members {
  const { NextToken: token, ...rest } = parameters;
  if (typeof token !== "string" || !token.startsWith(EMPTIED)) return parameters;
  const before = tokens.open(scope, EMPTIED + operation, token.slice(EMPTIED.length));
  if (before === undefined) return parameters;
  return before === "" ? rest : { ...rest, NextToken: before };
}
