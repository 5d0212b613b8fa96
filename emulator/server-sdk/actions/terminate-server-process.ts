import { processEnding } from "../../services/processes.ts";
import type { Action } from "../action.ts";

/** ProcessEnding: the process, its game session and its players' seats are over. **Observed** name, no fields. */
export const terminateServerProcess: Action = (turn, { scope, process }) => {
  processEnding(turn, scope, process);
  return {};
};
