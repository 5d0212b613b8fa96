/**
 * Makes the whole HTTP answer of a call, in the protocol that was spoken.
 *
 * **Documented**: status, headers and error bodies of AWS JSON 1.1 and Smithy RPC v2 CBOR. **Observed**: the Go SDK
 * fails on any CBOR answer without the smithy-protocol header, errors included; it reads a modelled error's text from
 * `Message` and any other's from `message`; it repeats throttled calls only when `__type` is bare.
 */
import type { ApiError } from "../domain/api-error.ts";
import { UnsupportedError } from "../domain/unsupported-error.ts";
import type { Members } from "../runtime/input.ts";
import { AnswerBody } from "./answer-body.ts";
import { CborWriter } from "./cbor-writer.ts";
import type { Spoiling } from "./faulty-answer.ts";
import { FrameworkError } from "./framework-error.ts";
import { JsonWriter } from "./json-writer.ts";
import type { OperationPlan } from "./member-plan.ts";
import { writeOutput } from "./output.ts";
import type { Protocol } from "./route.ts";
import { serviceModel } from "./service-model.ts";

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: AnswerBody;
  /** A fault's doing: how its delivery goes wrong. */
  readonly spoiling?: Spoiling;
}

export interface AnswerContext {
  readonly protocol: Protocol;
  readonly requestId: string;
}

/** @throws OutputShapeError when the output is not what the model allows for this operation. */
export function outputAnswer(plan: OperationPlan, output: Members, context: AnswerContext): Answer {
  const writer = context.protocol === "cbor" ? new CborWriter() : new JsonWriter();
  writeOutput(plan.output, output, writer);
  return answer(200, writer.body(), context);
}

/**
 * @param options.bareFrameworkErrorTypes leaves the namespace out of CBOR's `__type` for errors outside of the model
 *   (throttling, authentication, …) that do not decide it themselves.
 */
export function errorAnswer(
  error: ApiError | FrameworkError,
  context: AnswerContext,
  options: { readonly bareFrameworkErrorTypes: boolean },
): Answer {
  const headers: { [name: string]: string } = { "x-amzn-ErrorType": error.name };
  if (error instanceof UnsupportedError) headers["x-emulator-unsupported"] = "true";
  const body =
    context.protocol === "cbor"
      ? cborErrorBody(cborErrorType(error, options.bareFrameworkErrorTypes), error.message)
      : jsonErrorBody(error);
  return answer(statusOf(error), body, context, headers);
}

/** The HTTP status of an error: the model's server faults are 500, its other exceptions 400. */
export function statusOf(error: ApiError | FrameworkError): number {
  if (error instanceof FrameworkError) return error.status;
  return serviceModel.exceptions[error.name]?.fault === true ? 500 : 400;
}

function answer(
  status: number,
  body: AnswerBody,
  context: AnswerContext,
  extraHeaders?: Answer["headers"],
): Answer {
  const headers: { [name: string]: string } = {
    "x-amzn-RequestId": context.requestId,
    "Content-Type": context.protocol === "cbor" ? "application/cbor" : "application/x-amz-json-1.1",
    "Content-Length": String(body.byteLength),
    ...extraHeaders,
  };
  if (context.protocol === "cbor") headers["smithy-protocol"] = "rpc-v2-cbor";
  return { status, headers, body };
}

function jsonErrorBody(error: ApiError | FrameworkError): AnswerBody {
  const { name, message } = error;
  const body = { __type: name, ...(error instanceof FrameworkError ? { message } : {}), Message: message };
  return new AnswerBody(JSON.stringify(body), "utf8");
}

function cborErrorType(error: ApiError | FrameworkError, bareFrameworkErrorTypes: boolean): string {
  const bare = error instanceof FrameworkError && (error.bareType ?? bareFrameworkErrorTypes);
  return bare ? error.name : `com.amazonaws.gamelift#${error.name}`;
}

function cborErrorBody(type: string, message: string): AnswerBody {
  const writer = new CborWriter();
  writer.beginMap(3);
  for (const [key, text] of [
    ["__type", type],
    ["message", message],
    ["Message", message],
  ] as const) {
    writer.key(key);
    writer.string(text);
  }
  return writer.body();
}
