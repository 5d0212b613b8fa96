/** The lines on which frames were sent that no ping has confirmed yet: once a pong is back, what went before it has come. */
export class UnconfirmedLines<Line> {
  /** Each with the number of its latest frame. */
  readonly #latest = new Map<Line, number>();
  #frames = 0;

  /** A frame leaves on this line. */
  sent(line: Line): void {
    this.#frames += 1;
    this.#latest.set(line, this.#frames);
  }

  forget(line: Line): void {
    this.#latest.delete(line);
  }

  lines(): readonly Line[] {
    return [...this.#latest.keys()];
  }

  /** To be called when a ping leaves on this line, and its answer when the pong is back: later frames stay unconfirmed. */
  pinging(line: Line): () => void {
    const before = this.#latest.get(line);
    return () => {
      if (this.#latest.get(line) === before) this.#latest.delete(line);
    };
  }
}
