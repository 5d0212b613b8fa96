/**
 * Answers that no healthy service gives, where a fault has ordered them.
 *
 * **Observed** what clients make of them: the Go SDK tries again after a cut connection and after any 500 to 504, whatever
 * its body; an answer without the smithy-protocol header, or in another protocol, fails the call at once.
 */
import type { ServerResponse } from "node:http";
import type { Members } from "../runtime/input.ts";
import { type Answer, type AnswerContext, errorAnswer, outputAnswer } from "./answer.ts";
import { AnswerBody } from "./answer-body.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import type { OperationPlan } from "./member-plan.ts";
import { unknownOperation } from "./route.ts";

export type FaultyWay =
  /** Nothing is ever written; the connection stays open until the client leaves. */
  | { readonly kind: "silence" }
  /** Nothing is written, and the connection ends. */
  | { readonly kind: "cut" }
  /** The output's answer breaks off after so many bytes of its body, half of them unless told, and the connection ends. */
  | { readonly kind: "truncate"; readonly output: Members; readonly keptBytes: number | undefined }
  | { readonly kind: "foreign"; readonly answer: "html" | "other-protocol" | "without-header" };

/** Thrown instead of handing over a call's output. */
export class FaultyAnswer extends Error {
  override readonly name = "FaultyAnswer";
  readonly way: FaultyWay;

  constructor(way: FaultyWay) {
    super(`a fault has ordered this answer: ${way.kind}`);
    this.way = way;
  }
}

/** How the delivery of an answer goes wrong. */
export type Spoiling = "silence" | "cut" | { readonly keptBytes: number };

const nothing: Answer = { status: 500, headers: {}, body: new AnswerBody("", "latin1") };

/** What is to be delivered for it. */
export function faultyAnswer(way: FaultyWay, plan: OperationPlan, context: AnswerContext): Answer {
  switch (way.kind) {
    case "silence":
    case "cut":
      return { ...nothing, spoiling: way.kind };
    case "truncate": {
      const answer = outputAnswer(plan, way.output, context);
      const { byteLength } = answer.body;
      const keptBytes = Math.min(way.keptBytes ?? Math.floor(byteLength / 2), Math.max(0, byteLength - 1));
      return { ...answer, spoiling: { keptBytes } };
    }
    case "foreign":
      return foreignAnswer(way.answer, plan, context);
  }
}

const html = "<html><body><h1>503 Service Unavailable</h1></body></html>";

function foreignAnswer(
  as: (FaultyWay & { readonly kind: "foreign" })["answer"],
  plan: OperationPlan,
  context: AnswerContext,
): Answer {
  switch (as) {
    case "html": {
      const body = new AnswerBody(html, "latin1");
      const headers = { "Content-Type": "text/html", "Content-Length": String(body.byteLength) };
      return { status: 503, headers, body };
    }
    case "other-protocol": {
      const protocol = context.protocol === "cbor" ? "json" : "cbor";
      const error = unknownOperation(`${plan.operation} is not known in this protocol.`);
      return errorAnswer(error, { ...context, protocol }, { bareFrameworkErrorTypes: false });
    }
    case "without-header": {
      const answer = outputAnswer(plan, {}, context);
      const { "smithy-protocol": _protocol, "x-amzn-RequestId": _id, ...headers } = answer.headers;
      return { ...answer, headers };
    }
  }
}

/** Delivers an answer that goes wrong on its way, and tells once that it was lost. */
export function deliverSpoiled(
  response: ServerResponse,
  answer: Answer,
  spoiling: Spoiling,
  settled: (outcome: DeliveryOutcome) => void,
): void {
  if (response.destroyed) {
    settled("lost");
    return;
  }
  response.once("close", () => settled("lost"));
  if (spoiling === "silence") return;
  if (spoiling === "cut") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  // Only what is with the operating system survives the end of the connection.
  response.write(answer.body.bytes().subarray(0, spoiling.keptBytes), () => response.destroy());
}
