import { DeregisterComputeCommand, TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { type CheckStep, right, skipped, wrong } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { exitInWords, fixOfExit } from "../exit-in-words.ts";
import { becomes, pushed } from "../life-moments.ts";

/** TerminateProcess: the process is told to end, and does. */
export const terminated: CheckStep = {
  name: "terminated",
  title: "ends when it is told to",
  needs: ["activated"],
  expected: ({ terminateSeconds }) => `an end within ${terminateSeconds} s of TerminateProcess`,
  look: async (examination) => {
    const { life, limits, findings } = examination;
    const isEnded = becomes("server process", "TERMINATED", findings.processId);
    const early = life.exit;
    if (life.find(isEnded) !== undefined) return skipped(byItself);
    if (early !== undefined)
      return wrong(`it ${exitInWords(early)} before it was told to, without ProcessEnding`, fixOfExit(early));
    try {
      await tellToEnd(examination);
    } catch (error) {
      // It may have ended in this very moment, and then there is nothing left to terminate.
      if (life.find(isEnded) !== undefined) return skipped(byItself);
      throw error;
    }
    const withinSeconds = limits.terminateSeconds;
    const sighting = await life.next(isEnded, { withinSeconds });
    if (sighting.kind === "late") {
      const wasTold = life.find(pushed("TerminateProcess")) !== undefined;
      const told = wasTold ? "" : " It could not even be told, since its socket was gone.";
      return wrong(
        `it lives on ${withinSeconds} s after TerminateProcess; last seen was ${life.lastSeen()}.${told}`,
        deaf,
      );
    }
    const push = life.find(pushed("TerminateProcess"));
    const endedAt = sighting.kind === "seen" ? sighting.value.wallAt : Date.now();
    const seconds = push === undefined ? 0 : Math.max(0, endedAt - push.wallAt) / 1000;
    return right(
      `${sighting.kind === "seen" ? "ended" : exitInWords(sighting.exit)} ${seconds.toFixed(1)} s after it was told`,
    );
  },
};

/** Without a game session its compute is taken out of the fleet, which tells it the same. */
async function tellToEnd({ ground, findings, computeName }: Examination): Promise<void> {
  const { gameSessionId: GameSessionId } = findings;
  const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
  if (GameSessionId === undefined)
    await ground.gamelift.send(
      new DeregisterComputeCommand({ FleetId: ground.fleetId, ComputeName: computeName }),
    );
  else await ground.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
}

const byItself = "it had ended its life by itself, before it was told to";

const deaf =
  "In OnProcessTerminate say goodbye to the players, call ProcessEnding and Destroy, and exit. GameLift kills what is " +
  "still there after five minutes, in the middle of whatever it does.";
