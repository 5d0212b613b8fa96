/** Sends bytes of a test's own over a socket of its own and reads every HTTP answer until the connection ends. */
import { connect } from "node:net";

export interface HttpAnswer {
  readonly status: number;
  /** By names in small letters. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** Wall milliseconds until the connection has to be over. */
const LIMIT_MS = 30_000;

/**
 * The bytes must lead to an end of the connection: by `Connection: close`, by half-closing, or by what is broken.
 *
 * @param options.halfClose end our direction once all is written.
 * @throws Error when the connection is still open after thirty seconds.
 */
export function rawExchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  options: { readonly halfClose?: boolean } = {},
): Promise<readonly HttpAnswer[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
    const chunks: Buffer[] = [];
    const late = setTimeout(() => {
      socket.destroy();
      const read = Buffer.concat(chunks).toString("latin1");
      reject(
        new Error(`the connection is still open after ${LIMIT_MS} ms, and brought ${JSON.stringify(read)}`),
      );
    }, LIMIT_MS);
    socket.on("data", (chunk) => chunks.push(chunk));
    // The other side may reset a connection on which it has refused to read on.
    socket.on("error", () => {});
    socket.once("end", () => socket.end());
    socket.once("close", () => {
      clearTimeout(late);
      resolve(readAnswers(Buffer.concat(chunks)));
    });
    for (const part of parts) socket.write(part);
    if (options.halfClose === true) socket.end();
  });
}

function readAnswers(bytes: Buffer): readonly HttpAnswer[] {
  const answers: HttpAnswer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\r\n\r\n", at);
    if (end === -1)
      throw new Error(`an answer is cut off: ${JSON.stringify(bytes.subarray(at).toString("latin1"))}`);
    const [statusLine = "", ...lines] = bytes.subarray(at, end).toString("latin1").split("\r\n");
    const headers = Object.fromEntries(lines.map(headerOf));
    const bodyAt = end + 4;
    at = bodyAt + Number(headers["content-length"] ?? 0);
    answers.push({ status: Number(statusLine.split(" ")[1]), headers, body: bytes.subarray(bodyAt, at) });
  }
  return answers;
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
