/** Game sessions that were started for a placement and never became ACTIVE, and placements that were stopped. */
import { type Cause, causeOf } from "../cause.ts";
import type { CauseFamily } from "../question.ts";
import { mentions } from "../subject.ts";

const ACTIVATE =
  "Let the server's onStartGameSession call ActivateGameSession; the fleet's GameSessionActivationTimeoutSeconds is its limit.";

export const activation: CauseFamily = ({ subject, now, atEnd }) => {
  const own = now.entries.filter(({ subjectId, details }) =>
    mentions([subjectId, details.processId], subject.names),
  );
  const timedOut = own.flatMap((entry): readonly Cause[] => {
    if (entry.what !== "activation timed out") return [];
    const { processId, limitSeconds } = entry.details;
    return [
      causeOf(entry, {
        code: "activation-missing",
        rank:
          subject.kind === "placement" && subject.told.record.status === "FULFILLED"
            ? "contributing"
            : "root",
        text: `Process ${processId} was given a game session, but did not call ActivateGameSession within ${limitSeconds} s.`,
        advice: ACTIVATE,
        subjectIds: [String(processId)],
      }),
    ];
  });
  if (subject.kind === "game session") {
    const { record, last } = subject.told;
    if (record.status !== "ACTIVATING") return timedOut;
    return [...timedOut, notActivated(record.processId, record.gameSessionId, last, "yet")];
  }
  if (subject.kind !== "placement") return [];
  const { record, last } = subject.told;
  const half = [...atEnd.gameSessions.values()].filter(
    (each) => each.record.placementId === subject.id && each.record.status === "ACTIVATING",
  );
  const waiting = half.map((each) => {
    const { processId, gameSessionId } = each.record;
    const until = record.status === "PENDING" ? "yet" : `before the placement was ${record.status}`;
    return notActivated(processId, gameSessionId, each.last, until);
  });
  if (record.status === "CANCELLED") return [stopped(subject.id, last)];
  if (record.status === "FAILED") {
    const because = half
      .map((each) => now.processes.get(each.record.processId)?.record.endedBecause)
      .join("");
    return [
      causeOf(last, {
        code: "ended-while-activating",
        rank: "root",
        text: `The game session that was started for the placement ended before it was activated${because === "" ? "" : ` (its process: ${because})`}.`,
        advice: "Let the server end only after its game session; ask for a new placement.",
        subjectIds: [subject.id],
      }),
    ];
  }
  return record.status === "FULFILLED" ? timedOut : [...timedOut, ...waiting];
};

const notActivated = (
  processId: string,
  gameSessionId: string,
  entry: Parameters<typeof causeOf>[0],
  until: string,
): Cause =>
  causeOf(entry, {
    code: "activation-missing",
    rank: "root",
    text: `Process ${processId} was given game session ${gameSessionId}, but did not call ActivateGameSession ${until}.`,
    advice: ACTIVATE,
    subjectIds: [processId],
  });

const stopped = (placementId: string, entry: Parameters<typeof causeOf>[0]): Cause =>
  causeOf(entry, {
    code: "stopped-by-call",
    rank: "root",
    text: `Placement ${placementId} was stopped by StopGameSessionPlacement.`,
    advice: "Look for who calls it: matchmaking that gave up, or a player who left.",
    subjectIds: [placementId],
  });
