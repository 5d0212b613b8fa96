/** Columns where nobody says how many there are. */
const USUAL_WIDTH = 132;

/** Columns of the terminal. A worker has none: the command that starts it hands the number down as `COLUMNS`. */
export const terminalWidth = (): number =>
  process.stdout.columns ?? (Number(process.env.COLUMNS) || USUAL_WIDTH);
