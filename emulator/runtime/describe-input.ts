import type { Input } from "./input.ts";

/** What the journal calls an input: the operation, action, rule or command that it asks for. */
export function nameOfInput(input: Input): string {
  switch (input.kind) {
    case "call":
      return input.operation;
    case "admission":
      return `admission of ${input.operation}`;
    case "frame":
      return input.action;
    case "due":
      return `due ${input.timerId.slice(0, input.timerId.indexOf("/"))}`;
    case "control":
      return `control ${input.command}`;
    case "seam":
      return `fault at ${input.seam}`;
    default:
      return input.kind;
  }
}

/** The call, process or event that an input is about; undefined when it is about none of them. */
export function subjectOfInput(input: Input): string | undefined {
  switch (input.kind) {
    case "call":
    case "answered":
      return input.callId;
    case "frame":
    case "socket-opened":
    case "socket-lost":
      return input.processId;
    case "seam":
      return input.subjectId;
    case "delivered":
      return input.eventId;
    default:
      return undefined;
  }
}
