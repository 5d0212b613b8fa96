import { type Agent, request } from "node:http";
import type { BrokerAnswer, BrokerCall } from "./sqs-call.ts";

/** The broker did not answer: down, gone in the middle, or silent for too long. */
export class BrokerUnreachable extends Error {
  override readonly name = "BrokerUnreachable";
}

/**
 * Sends one call to the broker and reads the whole answer.
 *
 * @param limitMilliseconds how long the broker may be silent.
 * @throws BrokerUnreachable naming the address. After `signal` has fired the error means nothing.
 */
export function askBroker(
  brokerUrl: string,
  call: BrokerCall,
  agent: Agent,
  limitMilliseconds: number,
  signal: AbortSignal,
): Promise<BrokerAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { ...call.headers, "Content-Length": Buffer.byteLength(call.body, "utf8") };
    const outgoing = request(new URL(call.path, brokerUrl), { method: "POST", agent, headers, signal });
    const fail = (error: Error) => {
      const code = "code" in error ? String(error.code) : error.message;
      const address = new URL(brokerUrl).host;
      reject(
        new BrokerUnreachable(`The queue broker at ${address} does not answer: ${code}.`, { cause: error }),
      );
    };
    outgoing.setTimeout(limitMilliseconds, () => {
      outgoing.destroy(new Error(`silent for ${limitMilliseconds / 1000} s`));
    });
    outgoing.on("error", fail);
    outgoing.on("response", (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", fail);
      answer.on("end", () => {
        const status = answer.statusCode ?? 0;
        resolve({ status, headers: answer.headers, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    // As text: Node then writes head and body to the socket at once, where bytes would take a second, dearer call.
    outgoing.end(call.body, "utf8");
  });
}
