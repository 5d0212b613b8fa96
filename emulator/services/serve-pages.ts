import { FOREIGN_TOKEN } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import type { Members } from "../runtime/input.ts";
import type { Turn } from "./turn.ts";

/**
 * Serves a request with its NextToken opened, and answers with the answer's NextToken closed: the one place at which
 * tokens are bound to who asks what. A token that does not open becomes one that every list refuses, so that operations
 * which ignore a NextToken (beside a list of ids, for example) go on doing so.
 */
export function servePages(
  turn: Pick<Turn, "pageTokens">,
  scope: Scope,
  operation: string,
  request: Members,
  serve: (request: Members) => Members,
): Members {
  const { NextToken: given } = request;
  // A server SDK says "" where it has none.
  const isGiven = typeof given === "string" && given !== "";
  const answer = serve(
    isGiven
      ? { ...request, NextToken: turn.pageTokens.open(scope, operation, given) ?? FOREIGN_TOKEN }
      : request,
  );
  const { NextToken: next } = answer;
  if (typeof next !== "string" || next === "") return answer;
  return { ...answer, NextToken: turn.pageTokens.close(scope, operation, next) };
}
