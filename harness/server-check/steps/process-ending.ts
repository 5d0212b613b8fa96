import { type CheckStep, right, wrong } from "../check-step.ts";
import { exitInWords } from "../exit-in-words.ts";
import { becomes } from "../life-moments.ts";

/** ProcessEnding before the exit. */
export const processEnding: CheckStep = {
  name: "process-ending",
  title: "calls ProcessEnding",
  needs: ["terminated"],
  expected: () => "TerminateServerProcess before the process exits",
  look: async ({ life, findings }) => {
    // By now it has said so, or it has exited: the step before has seen one of them.
    if (life.find(becomes("server process", "TERMINATED", findings.processId)) !== undefined)
      return right("GameLift knows that it has ended");
    const how = life.exit === undefined ? "lives" : exitInWords(life.exit);
    return wrong(
      `it ${how} and has not called ProcessEnding`,
      "Call ProcessEnding, and wait until it has returned, before the process exits: an exit without it counts as a crash, " +
        "and the game session lives on for GameLift until three minutes without a heartbeat have passed.",
      { goesOn: true },
    );
  },
};
