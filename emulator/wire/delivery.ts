/**
 * Sends an answer and tells what became of it: handed to the operating system, or lost with its connection.
 *
 * **Observed** in Node 24, on plain and TLS sockets: a response emits `finish` from the callback of its last write, so
 * when the operating system took it; when the connection is reset or destroyed before, it emits `close` alone, and so
 * does a response that waits behind another one on its connection (pipelining).
 */
import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import type { AnswerBody } from "./answer-body.ts";

/** flushed: the operating system took the last byte. lost: the connection was gone before. */
export type DeliveryOutcome = "flushed" | "lost";

/** @param settled called exactly once, at once when the connection is already gone. */
export function deliver(
  response: ServerResponse,
  answer: Answer,
  settled: (outcome: DeliveryOutcome) => void,
): void {
  if (response.destroyed) {
    settled("lost");
    return;
  }
  const settle = (outcome: DeliveryOutcome) => {
    response.off("finish", flushed);
    response.off("close", lost);
    settled(outcome);
  };
  const flushed = () => settle("flushed");
  const lost = () => settle("lost");
  response.on("finish", flushed);
  response.on("close", lost);
  response.writeHead(answer.status, answer.headers);
  endWith(response, answer.body);
}

/** Above this Node copies a text into memory of its own before it writes it: then a buffer is no slower and weighs less. */
const LONGEST_TEXT_BYTES = 16_384;

function endWith(response: ServerResponse, body: AnswerBody): void {
  if (body.byteLength <= LONGEST_TEXT_BYTES) response.end(body.text, body.encoding);
  else response.end(body.bytes());
}
