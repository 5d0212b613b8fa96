import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface LineProgramOptions {
  /** How it is called in messages. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** Its whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Wall milliseconds for one answer. */
  readonly answerLimitMs: number;
}

interface Waiting {
  readonly resolve: (answer: object) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A running program that takes requests as lines of JSON and answers each with a line that bears the request's `id`, in
 * whatever order. It must end with its standard input, and so it ends with this process.
 */
export class LineProgram {
  readonly #options: LineProgramOptions;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #hasEnded: string | undefined;
  #lastId = 0;
  #stderr = "";

  constructor(options: LineProgramOptions) {
    this.#options = options;
    this.#child = spawn(options.command, [...(options.args ?? [])], {
      env: options.env,
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once("error", (error) => this.#ended(`could not be started: ${error.message}`, resolve));
      this.#child.once("close", (code, signal) => this.#ended(`has ended (${signal ?? code})`, resolve));
    });
    this.#child.stdin?.on("error", () => {}); // of a program that has ended, which is told to all who wait
    this.#child.stderr?.on("data", (text) => {
      this.#stderr += text;
    });
    if (this.#child.stdout !== null) {
      createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
    }
  }

  /**
   * The program's answer, without its id.
   * @param what in messages, what is asked.
   * @throws Error when the program has ended, ends, or does not answer in time.
   */
  ask(what: string, request: object): Promise<object> {
    if (this.#hasEnded !== undefined) return Promise.reject(this.#problem(this.#hasEnded));
    const id = ++this.#lastId;
    const { answerLimitMs } = this.#options;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => this.#fail(id, `did not answer ${what} within ${answerLimitMs} ms`),
        answerLimitMs,
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
      this.#child.stdin?.write(`${JSON.stringify({ id, ...request })}\n`);
    });
  }

  /** Ends it, requests under way included. */
  async close(): Promise<void> {
    this.#child.stdin?.end();
    this.#child.kill();
    await this.#exited;
  }

  #take(line: string): void {
    const { id, ...answer } = JSON.parse(line) as { readonly id: number };
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
  }

  #fail(id: number, words: string): void {
    this.#waiting.get(id)?.reject(this.#problem(words));
    this.#waiting.delete(id);
  }

  #problem(words: string): Error {
    return new Error(`${this.#options.name} ${words}. ${this.#stderr}`.trim());
  }

  #ended(words: string, resolve: () => void): void {
    this.#hasEnded = words;
    for (const id of [...this.#waiting.keys()]) this.#fail(id, words);
    resolve();
  }
}
