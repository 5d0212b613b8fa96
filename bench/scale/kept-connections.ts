/**
 * A client over connections that stay open from one round to the next. It asks for another record each time, whose answer
 * may be of another length than the one before, so it reads each answer's head and looks whether it tells what was asked for.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { spin } from "../spin.ts";

/** A request as bytes, and words that its answer holds and no other's does. */
export interface RawQuestion {
  readonly bytes: Buffer;
  readonly expected: Buffer;
}

/** Wall milliseconds for a connection to open, and in which a server has to answer once. */
const ANSWER_LIMIT_MS = 10_000;
const STATUS_OK = Buffer.from("HTTP/1.1 200 ");
const HEAD_END = Buffer.from("\r\n\r\n");
const LONGEST_SHOWN = 500;

export class KeptConnections {
  readonly #connections: readonly KeptConnection[];

  private constructor(connections: readonly KeptConnection[]) {
    this.#connections = connections;
  }

  /** @throws Error when nobody listens there. */
  static async open(port: number, count: number): Promise<KeptConnections> {
    const opened = Array.from({ length: count }, () => KeptConnection.open(port));
    try {
      return new KeptConnections(await Promise.all(opened));
    } catch (error) {
      for (const outcome of await Promise.allSettled(opened))
        if (outcome.status === "fulfilled") outcome.value.close();
      throw error;
    }
  }

  /**
   * Asks each question once, each connection the next one as soon as it has its answer.
   *
   * @returns wall milliseconds until the last answer.
   * @throws Error when an answer is no 200, is that to another question, or does not come.
   */
  async ask(questions: readonly RawQuestion[]): Promise<number> {
    const left = questions.values();
    const stopSpinning = spin();
    const startedAt = performance.now();
    try {
      await Promise.all(
        this.#connections.map(async (connection) => {
          for (const question of left) await connection.ask(question);
        }),
      );
      return performance.now() - startedAt;
    } finally {
      stopSpinning();
    }
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }
}

class KeptConnection {
  readonly #socket: Socket;
  #asked: (PromiseWithResolvers<void> & { readonly expected: Buffer }) | undefined;
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    // Between two rounds nothing is asked, for as long as the others' rounds last.
    socket.setTimeout(ANSWER_LIMIT_MS, () => {
      if (this.#asked !== undefined) this.#fail(new Error(`no answer within ${ANSWER_LIMIT_MS} ms`));
    });
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the connection was closed before the answer had come")));
    socket.on("data", (chunk) => this.#receive(chunk));
  }

  static async open(port: number): Promise<KeptConnection> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect", { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) }).catch((error) => {
      socket.destroy();
      throw new Error(`no connection to port ${port}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    });
    return new KeptConnection(socket);
  }

  ask({ bytes, expected }: RawQuestion): Promise<void> {
    const asked = { ...Promise.withResolvers<void>(), expected };
    this.#asked = asked;
    this.#received = Buffer.alloc(0);
    if (this.#socket.destroyed) this.#fail(new Error("the connection was closed before the question"));
    else this.#socket.write(bytes);
    return asked.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    const received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    this.#received = received;
    const length = answerLength(received);
    if (length === undefined || received.length < length) return;
    const asked = this.#asked;
    const isRight =
      asked !== undefined &&
      received.length === length &&
      received.indexOf(STATUS_OK) === 0 &&
      received.includes(asked.expected);
    if (!isRight) {
      const wished =
        asked === undefined ? "nothing was asked" : `not with ${asked.expected.toString("utf8")}`;
      this.#fail(new Error(`answered, ${wished}: ${received.toString("utf8", 0, LONGEST_SHOWN)}`));
      return;
    }
    this.#asked = undefined;
    asked.resolve();
  }

  #fail(error: Error): void {
    this.#asked?.reject(error);
    this.#asked = undefined;
    this.#socket.destroy();
  }
}

/** Head and body; undefined while the head is not whole, NaN where it does not tell. */
function answerLength(received: Buffer): number | undefined {
  const headLength = received.indexOf(HEAD_END);
  if (headLength === -1) return undefined;
  const told = /\r\ncontent-length: (\d+)/i.exec(received.toString("latin1", 0, headLength))?.[1];
  return headLength + HEAD_END.length + Number(told ?? Number.NaN);
}
