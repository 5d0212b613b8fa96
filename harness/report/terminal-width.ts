/** Columns where nobody says how many there are. */
const USUAL_WIDTH = 132;

/**
 * Columns of the terminal. A worker has none: the command that starts it hands the number down as `COLUMNS`. A terminal
 * without a window, as CI systems and `script` make them, says that it has 0.
 */
export const terminalWidth = (): number =>
  process.stdout.columns || Number(process.env.COLUMNS) || USUAL_WIDTH;
