/**
 * The JSON frames of the Server SDK 5 protocol: requests as text, and frames received told apart.
 *
 * **Observed** in the Server SDKs: a frame without RequestId is a push; an answer is a success only with
 * the number 200 as StatusCode.
 */

/** Members of a frame, in AWS's spelling. */
export type FrameFields = Readonly<Record<string, unknown>>;

/** The answer to a request of ours. */
export interface AnswerFrame {
  readonly kind: "answer";
  readonly action: string;
  readonly requestId: string;
  /** 0 where the frame has none, which no client takes for a success. */
  readonly statusCode: number;
  readonly errorMessage: string;
  readonly fields: FrameFields;
}

/** A message the service sends of its own accord. */
export interface PushFrame {
  readonly kind: "push";
  readonly action: string;
  readonly fields: FrameFields;
}

/** A frame that no client could use. */
export interface UnreadableFrame {
  readonly kind: "unreadable";
  readonly problem: string;
}

export function encodeRequest(action: string, requestId: string, fields: FrameFields): string {
  return JSON.stringify({ Action: action, RequestId: requestId, ...fields });
}

/** Reads one text frame from the service; never throws. */
export function readFrame(text: string): AnswerFrame | PushFrame | UnreadableFrame {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: "unreadable", problem: `not JSON: ${text.slice(0, 200)}` };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { kind: "unreadable", problem: `not a JSON object: ${text.slice(0, 200)}` };
  }
  const fields: FrameFields = { ...parsed };
  const action = textOf(fields.Action);
  const requestId = textOf(fields.RequestId);
  if (requestId === "") {
    return action === ""
      ? { kind: "unreadable", problem: `neither RequestId nor Action: ${text.slice(0, 200)}` }
      : { kind: "push", action, fields };
  }
  return {
    kind: "answer",
    action,
    requestId,
    statusCode: typeof fields.StatusCode === "number" ? fields.StatusCode : 0,
    errorMessage: textOf(fields.ErrorMessage),
    fields,
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
