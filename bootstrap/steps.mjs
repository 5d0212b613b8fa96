/**
 * Progress lines: what happens, what it came to, how long it took. One line per event and no cursor tricks,
 * so that a log of CI reads like a terminal.
 */

const STILL_AT_WORK_MS = 20_000;

/**
 * @param {{ write?: (text: string) => void, isColourful?: boolean }} [options]
 */
export function createSteps(options = {}) {
  const write = options.write ?? ((text) => void process.stdout.write(text));
  const colours = palette(options.isColourful ?? canShowColours(process.stdout, process.env));
  const line = (mark, name, text, took) =>
    write(`  ${mark} ${name.padEnd(12)} ${text}${took ? colours.dim(`  ${took}`) : ""}\n`);

  return {
    colours,
    /** A line of its own. @param {string} text */
    say: (text) => write(`${text}\n`),
    /** @param {string} name @param {string} text */
    warn: (name, text) => line(colours.yellow("!"), name, text, ""),
    /**
     * Runs `action` and tells its end in one line. `action` answers the text of that line and may tell what
     * it is doing; every 20 s it is said that it goes on. What is only partly done is marked so.
     * @template Value
     * @param {string} name
     * @param {(say: (text: string) => void) => Promise<{ text: string, value: Value, isPartial?: boolean }>} action
     * @returns {Promise<Value>}
     */
    async run(name, action) {
      const startedAt = performance.now();
      const took = () => duration(performance.now() - startedAt);
      let doing = "at work";
      const ticking = setInterval(
        () => line(colours.dim("·"), name, `still ${doing}`, took()),
        STILL_AT_WORK_MS,
      );
      try {
        const { text, value, isPartial } = await action((text_) => {
          doing = text_;
          line(colours.dim("·"), name, text_, "");
        });
        line(isPartial ? colours.yellow("!") : colours.green("✓"), name, text, took());
        return value;
      } catch (error) {
        line(colours.red("✗"), name, "failed", took());
        throw error;
      } finally {
        clearInterval(ticking);
      }
    },
  };
}

/** Milliseconds as a person reads them: 340 ms, 12.3 s, 2 min 5 s. */
export function duration(milliseconds) {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 100_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1_000)} s`;
}

/** Whether the stream is a terminal whose user has not declined colours. */
export function canShowColours(stream, environment) {
  return stream.isTTY === true && environment.NO_COLOR === undefined && environment.TERM !== "dumb";
}

/** @param {boolean} isColourful */
export function palette(isColourful) {
  const paint = (code) => (text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: paint(1), dim: paint(2), red: paint(31), green: paint(32), yellow: paint(33) };
}
