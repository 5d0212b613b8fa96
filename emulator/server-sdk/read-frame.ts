import type { Members } from "../runtime/input.ts";

export interface RequestFrame {
  readonly action: string;
  readonly requestId: string;
  readonly fields: Members;
}

/** A frame that cannot be served, with what could be read of it for the answer. */
export interface BrokenFrame {
  readonly problem: string;
  readonly action?: string;
  readonly requestId?: string;
}

/** Reads one message of a game server. **Observed** envelope: Action, RequestId, then the action's own fields. */
export function readFrame(text: string): RequestFrame | BrokenFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "The message is not JSON." };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: "The message is not a JSON object." };
  }
  let action: unknown;
  let requestId: unknown;
  const fields: [name: string, member: unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const lowerName = name.toLowerCase();
    if (lowerName === "action") action = member;
    else if (lowerName === "requestid") requestId = member;
    else fields.push([name, member]);
  }
  const readable = {
    ...(typeof action === "string" && action !== "" ? { action } : {}),
    ...(typeof requestId === "string" && requestId !== "" ? { requestId } : {}),
  };
  if (readable.action === undefined) return { problem: "The message has no Action.", ...readable };
  if (readable.requestId === undefined) return { problem: "The message has no RequestId.", ...readable };
  return { action: readable.action, requestId: readable.requestId, fields: Object.fromEntries(fields) };
}
