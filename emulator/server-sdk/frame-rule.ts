import type { FrameInput, Members } from "../runtime/input.ts";
import { findProcess } from "../services/find.ts";
import { servePages } from "../services/serve-pages.ts";
import type { Turn } from "../services/turn.ts";
import { ActionError } from "./action.ts";
import { actions } from "./actions/table.ts";
import { Fields } from "./fields.ts";

/** **Assumed**: only these may come before ProcessReady. */
const allowedBeforeReady = new Set([
  "ActivateServerProcess",
  "HeartbeatServerProcess",
  "TerminateServerProcess",
]);

/** Serves one request of a game server. @throws ActionError with the status that the SDK shows. */
export function serveFrame(turn: Turn, input: FrameInput): Members {
  const action = actions.get(input.action);
  if (action === undefined) {
    throw new ActionError(400, `Unknown action: ${input.action} is not served by this emulator.`);
  }
  const found = findProcess(turn, input.processId);
  if (found === undefined) throw new ActionError(404, `Process ${input.processId} is not known.`);
  const { process, scope } = found;
  if (process.status === "TERMINATED") {
    throw new ActionError(
      409,
      `Process ${process.processId} has ended (${process.endedBecause ?? "no reason is known"}).`,
    );
  }
  if (process.status === "CONNECTED" && !allowedBeforeReady.has(input.action)) {
    throw new ActionError(400, `ActivateServerProcess has to come before ${input.action}.`);
  }
  return servePages(turn, scope, `server-sdk/${input.action}`, input.fields, (opened) =>
    action(turn, { scope, process, fields: new Fields(opened) }),
  );
}
