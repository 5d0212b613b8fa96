import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Addresses } from "../emulator/index.ts";
import { gatewayEnvironment } from "./gateway-environment.ts";

/** What a call of the Go client came to. */
export interface GoSdkAnswer {
  /** How often the SDK sent it, the first time included. */
  readonly attempts: number;
  /** The output as Go's SDK has it, with AWS's spelling; absent after an error. */
  readonly output?: { readonly [member: string]: unknown };
  /** `type` is Go's; a modelled error has a type of its own. */
  readonly error?: { readonly type: string; readonly code: string; readonly message: string };
}

export interface GoSdkClientOptions {
  readonly binary: string;
  readonly region: string;
  /** Of an emulator that keeps its authority in a folder. */
  readonly addresses: Addresses;
}

/** Wall milliseconds for a call: three attempts of 30 s and the pauses between them. */
const ANSWER_LIMIT_MS = 100_000;

interface Waiting {
  readonly resolve: (answer: GoSdkAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A running `scenarios/clients/go-sdk`: the AWS SDK as the fleet manager uses it, led here by a proxy and an authority
 * in its environment and by nothing else. It ends with its standard input, and so with this process.
 */
export class GoSdkClient {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #stderr = "";

  constructor({ binary, region, addresses }: GoSdkClientOptions) {
    this.#child = spawn(binary, [], {
      env: {
        GL_AWS_REGION: region,
        GL_AWS_ACCESS_KEY: "AKIDWINDTUNNEL",
        GL_AWS_SECRET_ACCESS_KEY: "windtunnel",
        ...gatewayEnvironment(addresses),
      },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once("error", (error) => this.#ended(`could not be started: ${error.message}`, resolve));
      this.#child.once("exit", (code, signal) => this.#ended(`has ended (${signal ?? code})`, resolve));
    });
    this.#child.stdin?.on("error", () => {}); // of a client that has ended, which is told to all who wait
    this.#child.stderr?.on("data", (text) => {
      this.#stderr += text;
    });
    if (this.#child.stdout !== null) {
      createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
    }
  }

  /**
   * Sends an operation by AWS's name, with AWS's members, and answers what came of it; AWS's errors are answers too.
   * @throws Error when the client ends or does not answer within 100 s.
   */
  call(operation: string, input: object): Promise<GoSdkAnswer> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => this.#fail(id, `${operation} was not answered within ${ANSWER_LIMIT_MS} ms`),
        ANSWER_LIMIT_MS,
      );
      this.#waiting.set(id, {
        resolve: (answer) => {
          clearTimeout(limit);
          resolve(answer);
        },
        reject: (error) => {
          clearTimeout(limit);
          reject(error);
        },
      });
      this.#child.stdin?.write(`${JSON.stringify({ id, operation, input })}\n`);
    });
  }

  /** Ends it, calls under way included. */
  async close(): Promise<void> {
    this.#child.stdin?.end();
    this.#child.kill();
    await this.#exited;
  }

  #take(line: string): void {
    const { id, ...answer } = JSON.parse(line) as GoSdkAnswer & { readonly id: number };
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
  }

  #fail(id: number, words: string): void {
    this.#waiting.get(id)?.reject(new Error(`the Go client ${words}. ${this.#stderr}`));
    this.#waiting.delete(id);
  }

  #ended(words: string, resolve: () => void): void {
    for (const id of [...this.#waiting.keys()]) this.#fail(id, words);
    resolve();
  }
}
