/** The commands of package.json that go through the bootstrap: what runs, and what must be ready before. */

/**
 * @typedef {object} Command
 * @property {string} file run by Node 24, from the project's folder
 * @property {boolean} needsStack ElasticMQ, PostgreSQL and Nakama are prepared first
 * @property {boolean} needsChromium an attempt is made to have one
 * @property {boolean} [hasHelp] it answers --help
 * @property {boolean} [hasAnswer] its standard output is to be read by a program, and nothing else may stand there
 */

/** @type {Readonly<Record<string, Command>>} */
export const COMMANDS = {
  start: { file: "harness/cli/run-scenarios.ts", needsStack: true, needsChromium: true, hasHelp: true },
  test: { file: "harness/cli/run-tests.ts", needsStack: true, needsChromium: true, hasHelp: true },
  up: { file: "harness/cli/up.ts", needsStack: true, needsChromium: false, hasHelp: true },
  server: {
    file: "harness/cli/server.ts",
    needsStack: false,
    needsChromium: false,
    hasHelp: true,
    hasAnswer: true,
  },
  explain: {
    file: "harness/cli/explain.ts",
    needsStack: false,
    needsChromium: false,
    hasHelp: true,
    hasAnswer: true,
  },
  explore: {
    file: "harness/cli/explore.ts",
    needsStack: false,
    needsChromium: false,
    hasHelp: true,
  },
  replay: {
    file: "harness/cli/replay.ts",
    needsStack: false,
    needsChromium: false,
    hasHelp: true,
    hasAnswer: true,
  },
  bench: { file: "bench/main.ts", needsStack: true, needsChromium: false },
  check: { file: "harness/cli/check.ts", needsStack: false, needsChromium: false },
};

/** Measurements with a Nakama; the others start what they need themselves, and a name that is none gets the list. */
const MEASURED_ON_STACK = new Set(["world", "idle", "event-delay"]);

/**
 * The command, with what this call of it needs: help needs nothing.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Command | undefined}
 */
export function commandFor(name, args) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const isForHelp = command?.hasHelp && args.some((argument) => argument === "--help" || argument === "-h");
  // Only worlds with a real Nakama need one.
  const isWithStack = name === "explore" && args.includes("--full-stack");
  const isWithoutStack = name === "bench" && !MEASURED_ON_STACK.has(args[0] ?? "");
  if (isWithStack && !isForHelp) return { ...command, needsStack: true };
  return isForHelp || isWithoutStack ? { ...command, needsStack: false, needsChromium: false } : command;
}
