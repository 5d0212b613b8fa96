import type { Core } from "../core.ts";
import type { ProcessRequest } from "../domain/rate-limit-of-action.ts";
import type { Members } from "../runtime/input.ts";
import type { Journal } from "../runtime/journal.ts";
import { ActionError } from "./action.ts";
import type { ProcessLine } from "./process-line.ts";
import { type BrokenFrame, type RequestFrame, readFrame } from "./read-frame.ts";

/** How much of a message that cannot be served is written down. */
const SHOWN_CHARACTERS = 500;

/** What serving a message needs. */
export interface Served {
  readonly core: Core;
  readonly journal: Journal;
  /** Whether a request is one too many; undefined when there are no rate limits. */
  readonly isThrottled?: (request: ProcessRequest) => boolean;
}

/** **Observed**: 429 is known to every SDK. **Assumed**: the text, which is that of the API. */
const RATE_EXCEEDED: Members = { StatusCode: 429, ErrorMessage: "Rate exceeded" };

/**
 * Serves one message of a game server and answers on the socket it came by.
 *
 * **Observed** (C++ resends a request with its id after 20 s, also on a new socket): a request whose id was answered
 * gets the same answer again and has no further effect. A message that cannot be served never ends the socket.
 *
 * @param send is given the answer, and the action that it answers.
 * @param text the message, or undefined for a binary one, which no SDK sends.
 */
export function serveMessage(
  served: Served,
  line: ProcessLine,
  send: (text: string, action: string) => void,
  text: string | undefined,
): void {
  const frame = text === undefined ? { problem: "The message is binary, not text." } : readFrame(text);
  if ("problem" in frame) {
    refuseFrame(served.journal, line, send, frame, text ?? "");
    return;
  }
  const remembered = line.responses.responseTo(frame.requestId);
  if (remembered !== undefined) {
    send(remembered, frame.action);
    return;
  }
  const { action: Action, requestId: RequestId } = frame;
  const members = answer(served, line, frame);
  if (members === undefined) return;
  const response = JSON.stringify({ Action, RequestId, StatusCode: 200, ...members });
  line.responses.remember(RequestId, response);
  send(response, Action);
}

/**
 * With a StatusCode where it is not 200. Undefined when a fault wants no answer; the request is not remembered then, and
 * may come again.
 */
function answer(
  { core, journal, isThrottled }: Served,
  { processId }: ProcessLine,
  frame: RequestFrame,
): Members | undefined {
  try {
    if (isThrottled?.({ processId, ...frame }) === true) return RATE_EXCEEDED;
    const { action, requestId, fields } = frame;
    return core.apply({ kind: "frame", processId, action, requestId, fields });
  } catch (error) {
    if (error instanceof ActionError) return { StatusCode: error.statusCode, ErrorMessage: error.message };
    journal.write({
      kind: "failure",
      what: `${frame.action} failed inside the emulator`,
      subjectId: processId,
      details: { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    });
    return { StatusCode: 500, ErrorMessage: "The emulator failed; its journal holds the reason." };
  }
}

/** **Assumed**: 400 as for any bad request; without a RequestId nobody waits for an answer. */
function refuseFrame(
  journal: Journal,
  { processId }: ProcessLine,
  send: (text: string, action: string) => void,
  { problem, action, requestId }: BrokenFrame,
  text: string,
): void {
  journal.write({
    kind: "refusal",
    what: "frame refused",
    subjectId: processId,
    details: { problem, frame: text.slice(0, SHOWN_CHARACTERS) },
  });
  if (requestId === undefined) return;
  const response = { Action: action ?? null, RequestId: requestId, StatusCode: 400, ErrorMessage: problem };
  send(JSON.stringify(response), action ?? "");
}
