import type { ListFleetsInput, ListFleetsOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import type { Scope } from "../domain/scope.ts";
import { creationPage } from "../services/creation-page.ts";
import { idHere } from "../services/find.ts";
import { operation } from "./operation.ts";

/**
 * The ids of all fleets, or of those with one build or script.
 *
 * **Documented**: the two filters. **Assumed**: they exclude each other, since no fleet has both; a build or script
 * that is not there any more is no error, for its fleets live on; the order of creation.
 */
export const listFleets = operation<ListFleetsInput, ListFleetsOutput>((turn, { scope, input }) => {
  const { fleets } = turn.tables(scope);
  const { items, nextToken } = creationPage("ListFleets", fleets, questionOf(scope, input), {
    limit: input.Limit,
    token: input.NextToken,
  });
  return { FleetIds: items.map(({ fleetId }) => fleetId), NextToken: nextToken };
});

function questionOf(
  scope: Scope,
  { BuildId, ScriptId }: Pick<ListFleetsInput, "BuildId" | "ScriptId">,
): readonly ["all" | "build" | "script", string] {
  if (BuildId !== undefined && ScriptId !== undefined) {
    throw invalidRequest("BuildId and ScriptId exclude each other: no fleet has both.");
  }
  if (BuildId !== undefined) return ["build", idHere(scope, BuildId)];
  return ScriptId === undefined ? ["all", "all"] : ["script", idHere(scope, ScriptId)];
}
