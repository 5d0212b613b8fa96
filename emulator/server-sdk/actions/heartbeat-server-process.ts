import { heartbeat } from "../../services/processes.ts";
import type { Action } from "../action.ts";

/**
 * The SDK's own health report; the first healthy one after ProcessReady makes the process placeable. **Observed** in all
 * SDKs. **Assumed**: one before ProcessReady, which no SDK sends, is answered and says nothing.
 */
export const heartbeatServerProcess: Action = (turn, { scope, process, fields }) => {
  const isHealthy = fields.requiredTruth("HealthStatus");
  if (process.status !== "CONNECTED") heartbeat(turn, scope, process, isHealthy);
  return {};
};
