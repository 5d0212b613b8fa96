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
  for (const name of Object.keys(value)) {
    const member = (value as Members)[name];
    if (isNamed(name, "Action", "action")) action = member;
    else if (isNamed(name, "RequestId", "requestid")) requestId = member;
    else fields.push([name, member]);
  }
  return asRequest(action, requestId, fields);
}

function asRequest(
  action: unknown,
  requestId: unknown,
  fields: readonly (readonly [name: string, member: unknown])[],
): RequestFrame | BrokenFrame {
  const hasAction = typeof action === "string" && action !== "";
  const hasRequestId = typeof requestId === "string" && requestId !== "";
  if (hasAction && hasRequestId) return { action, requestId, fields: Object.fromEntries(fields) };
  return {
    problem: `The message has no ${hasAction ? "RequestId" : "Action"}.`,
    ...(hasAction ? { action } : {}),
    ...(hasRequestId ? { requestId } : {}),
  };
}

/** As every SDK writes it, or in any other case, which is looked at for names of its length only. */
const isNamed = (name: string, usual: string, inLowerCase: string): boolean =>
  name === usual || (name.length === usual.length && name.toLowerCase() === inLowerCase);
