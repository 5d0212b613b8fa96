/**
 * The JSON frames of the Server SDK 5 protocol: requests as text, and frames received told apart.
 *
 * **Observed** in the Server SDKs: a frame without RequestId is a push; an answer is a success only with
 * the number 200 as StatusCode; doubles are `10` in Go, `10.0` in C++ and C#.
 */
import type { SdkProfile } from "./sdk-profile.ts";

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

/**
 * A request as text. What a schema calls a double (a player's attribute that is a number, N, or numbers by word, SDM) is
 * written with a fraction where the SDK does so.
 */
export function encodeRequest(
  action: string,
  requestId: string,
  fields: FrameFields,
  doubles: SdkProfile["doubles"] = "shortest",
): string {
  const members = { Action: action, RequestId: requestId, ...fields };
  return doubles === "shortest" ? JSON.stringify(members) : JSON.stringify(members, withFractions);
}

function withFractions(name: string, value: unknown): unknown {
  if (name === "N") return withFraction(value);
  if (name !== "SDM" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([word, number]) => [word, withFraction(number)]));
}

/** What JSON text is written as it is; TypeScript's library does not know it yet. */
const { rawJSON } = JSON as JSON & { rawJSON(text: string): unknown };

/** Large numbers have an exponent, and no fraction. */
function withFraction(value: unknown): unknown {
  return typeof value === "number" && /^-?\d+$/.test(String(value)) ? rawJSON(`${value}.0`) : value;
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
