import { meetFault } from "../faults/meet-fault.ts";
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

/**
 * Serves one request of a game server. Undefined when a fault wants it to get no answer.
 *
 * @throws ActionError with the status that the SDK shows.
 */
export function serveFrame(turn: Turn, input: FrameInput): Members | undefined {
  const found = findProcess(turn, input.processId);
  if (found === undefined) throw new ActionError(404, `Process ${input.processId} is not known.`);
  const { process, scope } = found;
  const { action: name, processId } = input;
  const outcome = meetFault(turn, scope, "process.in", { action: name, processId }, processId);
  if (outcome !== undefined) {
    if (outcome.kind === "silence") return undefined;
    return { StatusCode: outcome.statusCode, ErrorMessage: outcome.errorMessage };
  }
  const action = actions.get(name);
  if (action === undefined) {
    throw new ActionError(400, `Unknown action: ${name} is not served by this emulator.`);
  }
  if (process.status === "TERMINATED") {
    throw new ActionError(
      409,
      `Process ${processId} has ended (${process.endedBecause ?? "no reason is known"}).`,
    );
  }
  if (process.status === "CONNECTED" && !allowedBeforeReady.has(name)) {
    throw new ActionError(400, `ActivateServerProcess has to come before ${name}.`);
  }
  return servePages(turn, scope, `server-sdk/${name}`, withNextToken(input.fields), (opened) =>
    action(turn, { scope, process, fields: new Fields(opened) }),
  );
}

/** **Observed**: the names of fields come in any case; where page tokens are opened, this one is asked for by its own. */
function withNextToken(fields: Members): Members {
  const name = Object.keys(fields).find(isNextToken);
  if (name === undefined || name === "NextToken") return fields;
  const { [name]: token, ...rest } = fields;
  return { ...rest, NextToken: token };
}

const isNextToken = (name: string): boolean =>
  name.length === "nexttoken".length && name.toLowerCase() === "nexttoken";
