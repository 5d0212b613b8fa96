import { randomUUID } from "node:crypto";
import { type CheckStep, right, skipped, wrong } from "../check-step.ts";
import { exitInWords, fixOfExit } from "../exit-in-words.ts";
import { request } from "../life-moments.ts";

/** A player whom GameLift does not know is turned away. */
export const unknownPlayerRefused: CheckStep = {
  name: "unknown-player",
  title: "refuses a player without a seat",
  needs: ["players-accepted"],
  expected: () => "a player with an invented player session id is asked about, and not let in",
  look: async ({ life, entrance, findings }) => {
    if (entrance === undefined || findings.visits.length === 0) return skipped("no player is in the game");
    if (!entrance.tellsRefusals) return skipped("these players cannot tell whether they were let in");
    const from = life.position;
    const { port = 0, gameSessionId = "" } = findings;
    const playerSessionId = `psess-${randomUUID()}`;
    const entered = await entrance.enter({ ipAddress: "127.0.0.1", port, playerSessionId, gameSessionId });
    if (entered.kind === "entered") {
      await entered.visit.leave();
      return wrong(
        life.find(request("AcceptPlayerSession"), from) === undefined
          ? "it let a player in whose player session nobody knows, without asking GameLift"
          : "it let a player in although GameLift had refused the player session",
        "Let a player in only when AcceptPlayerSession has returned without an error.",
      );
    }
    const { exit } = life;
    if (exit !== undefined) return wrong(`it ${exitInWords(exit)} over an unknown player`, fixOfExit(exit));
    return right(
      entered.kind === "refused" ? `refused: ${entered.reason}` : `turned away: ${entered.problem}`,
    );
  },
};
