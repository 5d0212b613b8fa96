import { meetFault } from "../faults/meet-fault.ts";
import type { FrameInput, Members } from "../runtime/input.ts";
import { findProcess } from "../services/find.ts";
import { activateLater } from "../services/late-activation.ts";
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

type Found = NonNullable<ReturnType<typeof findProcess>>;

/**
 * Serves one request of a game server. Undefined when a fault wants it to get no answer.
 *
 * @throws ActionError with the status that the SDK shows.
 */
export function serveFrame(turn: Turn, input: FrameInput): Members | undefined {
  const found = findProcess(turn, input.processId);
  if (found === undefined) throw new ActionError(404, `Process ${input.processId} is not known.`);
  const { scope } = found;
  const { action, processId } = input;
  const outcome = meetFault(turn, scope, "process.in", { action, processId }, processId);
  switch (outcome?.kind) {
    case "silence":
      return undefined;
    case "answer":
      return { StatusCode: outcome.statusCode, ErrorMessage: outcome.errorMessage };
    case "later":
      if (activateLater(turn, scope, found.process, outcome.delaySeconds)) return {};
      break;
    case "twice":
      serve(turn, input, found);
      // As it is by now.
      return serve(turn, input, findProcess(turn, processId) ?? found);
  }
  return serve(turn, input, found);
}

function serve(turn: Turn, input: FrameInput, { process, scope }: Found): Members {
  const { action: name, processId } = input;
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
