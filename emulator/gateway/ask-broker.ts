import { type Agent, type ClientRequest, type RequestOptions, request } from "node:http";
import { urlToHttpOptions } from "node:url";
import type { BrokerAnswer, BrokerCall } from "./sqs-call.ts";

/** The broker did not answer: down, gone in the middle, or silent for too long. */
export class BrokerUnreachable extends Error {
  override readonly name = "BrokerUnreachable";
}

/** Where the broker listens. */
export interface BrokerAddress {
  /** With the port, for people. */
  readonly host: string;
  readonly options: RequestOptions;
}

/** Reads the broker's URL: once for all calls, since that costs a fifth of a call. @throws TypeError when it is no URL. */
export function brokerAddress(brokerUrl: string): BrokerAddress {
  const url = new URL(brokerUrl);
  const { protocol, hostname, port, auth } = urlToHttpOptions(url);
  return {
    host: url.host,
    options: {
      protocol,
      hostname,
      ...(port === undefined ? {} : { port }),
      ...(auth === undefined ? {} : { auth }),
    },
  };
}

/** How a call comes to an end without an answer. After it was ended from outside its error means nothing. */
export interface CallLimits {
  /** How long the broker may be silent. */
  readonly silenceMilliseconds: number;
  readonly signal?: AbortSignal;
  /** Where the call is found while it is under way, by whoever ends many at once: a signal for each costs more. */
  readonly underWay?: Set<ClientRequest>;
}

/**
 * Sends one call to the broker and reads the whole answer.
 *
 * @throws BrokerUnreachable naming the address.
 */
export function askBroker(
  { host, options }: BrokerAddress,
  { path, headers, body }: BrokerCall,
  agent: Agent,
  { silenceMilliseconds, signal, underWay }: CallLimits,
): Promise<BrokerAnswer> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body, "utf8");
    const outgoing = request({
      ...options,
      path,
      method: "POST",
      agent,
      headers: { ...headers, "Content-Length": length },
      ...(signal === undefined ? {} : { signal }),
    });
    underWay?.add(outgoing);
    const fail = (error: Error) => {
      underWay?.delete(outgoing);
      const code = "code" in error ? String(error.code) : error.message;
      reject(
        new BrokerUnreachable(`The queue broker at ${host} does not answer: ${code}.`, { cause: error }),
      );
    };
    outgoing.setTimeout(silenceMilliseconds, () => {
      outgoing.destroy(new Error(`silent for ${silenceMilliseconds / 1000} s`));
    });
    outgoing.on("error", fail);
    outgoing.on("response", (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", fail);
      answer.on("end", () => {
        underWay?.delete(outgoing);
        const status = answer.statusCode ?? 0;
        resolve({ status, headers: answer.headers, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    // As text: Node then writes head and body to the socket at once, where bytes would take a second, dearer call. Of a
    // byte for each character UTF-8 is the same as Latin-1, for which Node sets aside a third of the room: a batch of
    // events then goes out at once, too.
    outgoing.end(body, length === body.length ? "latin1" : "utf8");
  });
}
