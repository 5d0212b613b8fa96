/**
 * A client that costs as little as a client in Node can: requests are bytes made before, answers are counted by length
 * and their status looked at, nothing is parsed. What it measures is the server.
 */
import { connect, type Socket } from "node:net";
import { spin } from "../spin.ts";

/** A request whose answer always has the same length. */
export interface RawRequest {
  readonly port: number;
  readonly bytes: Buffer;
}

/** Wall milliseconds in which a server has to answer once. */
const ANSWER_LIMIT_MS = 10_000;
const STATUS_OK = Buffer.from("HTTP/1.1 200 ");

/** The bytes of a POST over a connection that is kept. */
export function postBytes(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Buffer {
  const lines = Object.entries({ ...headers, "Content-Length": String(body.length) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`), body]);
}

/** A whole answer, head and body. @throws Error when none comes, or one with another status than 200. */
export async function rawAnswer({ port, bytes }: RawRequest): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
  socket.setTimeout(ANSWER_LIMIT_MS, () => reject(new Error(`no answer within ${ANSWER_LIMIT_MS} ms`)));
  socket.on("error", reject);
  let received = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    const bodyAt = received.indexOf("\r\n\r\n") + 4;
    const length = /content-length: (\d+)/i.exec(received.toString("latin1", 0, bodyAt))?.[1];
    if (bodyAt < 4 || length === undefined || received.length < bodyAt + Number(length)) return;
    if (received.indexOf(STATUS_OK) === 0) resolve(received);
    else reject(new Error(`answered: ${received.toString("utf8")}`));
  });
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

/**
 * Answers per second, each connection asking again as soon as it has its answer.
 *
 * @param answerLength of one whole answer.
 * @throws Error when an answer is not a 200 of that length.
 */
export async function rawRate(
  request: RawRequest,
  answerLength: number,
  { connections, durationMs }: { readonly connections: number; readonly durationMs: number },
): Promise<number> {
  let answers = 0;
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt >= durationMs;
  const stopSpinning = spin();
  await Promise.all(
    Array.from({ length: connections }, () =>
      askAgainAndAgain(request, answerLength, () => {
        answers += 1;
        return isOver();
      }),
    ),
  );
  stopSpinning();
  return (answers / (performance.now() - startedAt)) * 1_000;
}

function askAgainAndAgain(
  { port, bytes }: RawRequest,
  answerLength: number,
  answered: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setNoDelay(true);
    socket.setTimeout(ANSWER_LIMIT_MS, () => reject(new Error(`no answer within ${ANSWER_LIMIT_MS} ms`)));
    socket.on("error", reject);
    let missing = answerLength;
    socket.on("data", (chunk) => {
      if (missing === answerLength && chunk.indexOf(STATUS_OK) !== 0)
        reject(new Error(`answered: ${chunk.toString("utf8", 0, 500)}`));
      missing -= chunk.length;
      if (missing > 0) return;
      if (missing < 0) reject(new Error(`an answer is ${-missing} bytes longer than ${answerLength}`));
      missing = answerLength;
      if (answered()) {
        socket.destroy();
        resolve();
      } else socket.write(bytes);
    });
  });
}
