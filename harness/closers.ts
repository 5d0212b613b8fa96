/** What was opened, to be closed in reverse order, whatever state things are in. */
export class Closers {
  readonly #closers: { readonly what: string; readonly close: () => Promise<unknown> | unknown }[] = [];

  add(what: string, close: () => Promise<unknown> | unknown): void {
    this.#closers.push({ what, close });
  }

  /** Closes everything, the latest first. @throws AggregateError naming each that could not be closed; all were tried. */
  async closeAll(): Promise<void> {
    const problems: Error[] = [];
    for (const { what, close } of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        problems.push(new Error(`${what} could not be closed`, { cause: error }));
      }
    }
    if (problems.length > 0)
      throw new AggregateError(problems, problems.map(({ message }) => message).join("; "));
  }
}
