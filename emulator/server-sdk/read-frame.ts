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
  const fields: { [name: string]: unknown } = {};
  for (const name in value) {
    const member = (value as Members)[name];
    if (isNamed(name, "Action", "action")) action = member;
    else if (isNamed(name, "RequestId", "requestid")) requestId = member;
    else if (name === "__proto__") Object.defineProperty(fields, name, { ...PLAIN, value: member });
    else fields[name] = member;
  }
  return asRequest(action, requestId, fields);
}

/** How a member is that was assigned; one of the name `__proto__` is not by an assignment. */
const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

function asRequest(action: unknown, requestId: unknown, fields: Members): RequestFrame | BrokenFrame {
  const hasAction = typeof action === "string" && action !== "";
  const hasRequestId = typeof requestId === "string" && requestId !== "";
  if (hasAction && hasRequestId) return { action, requestId, fields };
  return {
    problem: `The message has no ${hasAction ? "RequestId" : "Action"}.`,
    ...(hasAction ? { action } : {}),
    ...(hasRequestId ? { requestId } : {}),
  };
}

/** As every SDK writes it, or in any other case, which is looked at for names of its length only. */
const isNamed = (name: string, usual: string, inLowerCase: string): boolean =>
  name === usual || (name.length === usual.length && name.toLowerCase() === inLowerCase);
