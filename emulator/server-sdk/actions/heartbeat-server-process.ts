import { heartbeat } from "../../services/processes.ts";
import { type Action, ActionError } from "../action.ts";

/** The SDK's own health report; the first healthy one makes the process placeable. **Observed** in all SDKs. */
export const heartbeatServerProcess: Action = (turn, { scope, process, fields }) => {
  const isHealthy = fields.requiredTruth("HealthStatus");
  if (process.status === "CONNECTED") {
    throw new ActionError(400, "ActivateServerProcess has to come before HeartbeatServerProcess.");
  }
  heartbeat(turn, scope, process, isHealthy);
  return {};
};
