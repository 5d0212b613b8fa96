import { connect, type Socket } from "node:net";
import { PING, PONG } from "./wire-frame.ts";

/** A message and what the server has to answer to it, byte by byte. */
export interface Exchange {
  readonly request: Buffer;
  readonly answer: Buffer;
}

/** Wall milliseconds in which a server has to answer once. */
const ANSWER_LIMIT_MS = 30_000;
const SWITCHED = "HTTP/1.1 101 ";
const END_OF_HEAD = "\r\n\r\n";

/**
 * A WebSocket that costs as little as one in Node can: what it sends are bytes made before, what it receives is compared
 * with bytes made before. What it measures is the server.
 */
export class RawSocket {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #heard: () => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(ANSWER_LIMIT_MS, () => this.#fail(`no answer within ${ANSWER_LIMIT_MS} ms`));
    socket.on("error", (error) => this.#fail(error.message));
    socket.on("close", () => this.#fail("closed by the server"));
    socket.on("data", (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#heard();
    });
  }

  /** Resolves when the upgrade is answered with 101. @throws Error when it is answered otherwise or not at all. */
  static open(port: number, pathAndQuery: string): Promise<RawSocket> {
    const raw = new RawSocket(connect(port, "127.0.0.1"));
    const head = [
      `GET ${pathAndQuery} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "User-Agent: gamelift-go-sdk/1.0",
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    raw.#socket.write(head.join("\r\n") + END_OF_HEAD);
    return new Promise((resolve, reject) => {
      raw.#failed = reject;
      raw.#heard = () => {
        const end = raw.#received.indexOf(END_OF_HEAD);
        if (end < 0) return;
        if (raw.#received.toString("latin1", 0, SWITCHED.length) !== SWITCHED) {
          raw.#fail(`answered: ${raw.#received.toString()}`);
          return;
        }
        raw.#received = raw.#received.subarray(end + END_OF_HEAD.length);
        resolve(raw);
      };
    });
  }

  /** Sends each message when the one before is answered. @throws Error for an answer that is not the expected one. */
  exchange(exchanges: readonly Exchange[]): Promise<void> {
    return new Promise((resolve, reject) => {
      let next = 0;
      const ask = () => {
        const exchange = exchanges[next];
        if (exchange === undefined) resolve();
        else this.#socket.write(exchange.request);
      };
      this.#failed = reject;
      this.#heard = () => {
        this.#answerPings();
        const answer = exchanges[next]?.answer;
        if (answer === undefined || this.#received.length < answer.length) return;
        const received = this.#received.subarray(0, answer.length);
        if (!received.equals(answer)) {
          this.#fail(`answered ${received.toString()} instead of ${answer.toString()}`);
          return;
        }
        this.#received = this.#received.subarray(answer.length);
        this.#answerPings();
        next += 1;
        ask();
      };
      ask();
    });
  }

  /** Cuts the connection. */
  cut(): void {
    this.#failed = () => undefined;
    this.#socket.destroy();
  }

  #answerPings(): void {
    while (this.#received.subarray(0, PING.length).equals(PING)) {
      this.#received = this.#received.subarray(PING.length);
      this.#socket.write(PONG);
    }
  }

  #fail(problem: string): void {
    this.#failed(new Error(`a socket of the bench failed: ${problem}`));
    this.#socket.destroy();
  }
}
