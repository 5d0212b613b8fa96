import { type CheckStep, right, wrong } from "../check-step.ts";
import { exitInWords } from "../exit-in-words.ts";

/** A clean exit behind ProcessEnding. */
export const exited: CheckStep = {
  name: "exited",
  title: "exits with code 0",
  needs: ["process-ending"],
  expected: ({ exitSeconds }) => `an exit with code 0 within ${exitSeconds} s of ProcessEnding`,
  look: async ({ life, limits }) => {
    const exit = await life.over(limits.exitSeconds);
    if (exit === undefined)
      return wrong(
        `the process is still there ${limits.exitSeconds} s after its end`,
        "Exit when ProcessEnding and Destroy have returned. A thread or a listener that is left keeps a process alive: " +
          "GameLift kills it after 30 s, and its place is taken until then.",
      );
    if (exit.code === 0) return right(`gone ${life.secondsSinceStart().toFixed(1)} s after its start`);
    return wrong(
      `it ${exitInWords(exit)}`,
      "Exit with code 0 after ProcessEnding: GameLift takes any other code, and a signal, for an unhealthy process.",
    );
  },
};
