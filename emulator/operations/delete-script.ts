import type { DeleteScriptInput } from "@aws-sdk/client-gamelift";
import { deleteScript as forget } from "../services/scripts.ts";
import { operation } from "./operation.ts";

/** Forgets a script and its tags. **Documented** members. */
export const deleteScript = operation<DeleteScriptInput, object>((turn, { scope, input }) => {
  forget(turn, scope, input.ScriptId);
  return {};
});
