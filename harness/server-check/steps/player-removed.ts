import { type CheckStep, right, skipped } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { becomes } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** RemovePlayerSession for a player who leaves. */
export const playerRemoved: CheckStep = {
  name: "player-removed",
  title: "gives back the seat of a player who leaves",
  needs: ["players-accepted"],
  expected: ({ playerSeconds }) => `RemovePlayerSession within ${playerSeconds} s, the others stay`,
  look: (examination) => seatGivenBack(examination, "left", (visit) => visit.leave()),
};

/** The same for one whose connection breaks. */
export const brokenPlayerRemoved: CheckStep = {
  name: "player-dropped",
  title: "gives back the seat of a player whose connection breaks",
  needs: ["players-accepted"],
  expected: ({ playerSeconds }) => `RemovePlayerSession within ${playerSeconds} s of the broken connection`,
  look: (examination) => seatGivenBack(examination, "dropped out", async (visit) => visit.cut()),
};

type Visit = Examination["findings"]["visits"][number]["visit"];

async function seatGivenBack(examination: Examination, how: string, go: (visit: Visit) => Promise<void>) {
  const { life, limits, findings, entrance } = examination;
  const [first] = findings.visits;
  if (first === undefined) return skipped("no player is in the game");
  findings.visits.shift();
  const from = life.position;
  const startedAt = Date.now();
  const going = go(first.visit);
  const withinSeconds = entrance?.patienceSeconds ?? limits.playerSeconds;
  const sighting = await life.next(becomes("player session", "COMPLETED", first.playerSessionId), {
    withinSeconds,
    from,
  });
  await going;
  if (sighting.kind === "seen")
    return right(
      `the seat was free ${((sighting.value.wallAt - startedAt) / 1000).toFixed(1)} s after the player ${how}`,
    );
  return unseen(
    examination,
    sighting,
    `no RemovePlayerSession after a player ${how}`,
    withinSeconds,
    notRemoved,
  );
}

const notRemoved =
  "Call RemovePlayerSession with the player's player session id whenever a connection ends, politely or not: GameLift " +
  "counts the seat as taken until then.";
