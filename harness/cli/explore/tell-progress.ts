/** One line that says how far a long work is: kept up on a terminal, and repeated now and then in a log. */

/** Between two lines in a log. */
const LOG_INTERVAL_MS = 20_000;
const TERMINAL_INTERVAL_MS = 200;
const CLEAR_LINE = "\r\u001b[2K";

export class Progress {
  readonly #output: NodeJS.WriteStream;
  readonly #timer: NodeJS.Timeout;
  readonly #text: () => string;

  constructor(output: NodeJS.WriteStream, text: () => string) {
    this.#output = output;
    this.#text = text;
    this.#timer = setInterval(() => this.#show(), output.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
  }

  /** Writes lines above the one that is kept up. */
  say(text: string): void {
    this.#clear();
    this.#output.write(`${text}\n`);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #show(): void {
    this.#clear();
    const line = this.#text();
    this.#output.write(this.#output.isTTY ? line.slice(0, this.#output.columns - 1) : `${line}\n`);
  }

  #clear(): void {
    if (this.#output.isTTY) this.#output.write(CLEAR_LINE);
  }
}
