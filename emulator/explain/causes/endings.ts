/** Game sessions that are over, though somebody asks for them: what ended them. */
import { hasEnded } from "../../domain/game-session.ts";
import { type Cause, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import type { CauseFamily } from "../question.ts";

/** The server's own will, or the end that follows a game: nothing has gone wrong. */
const expected = /^(it called ProcessEnding|its game session ended)/;

export const endings: CauseFamily = ({ subject, now }) => {
  const ids =
    subject.kind === "game session"
      ? [subject.id]
      : subject.kind === "player"
        ? subject.seats.map(({ record }) => record.gameSessionId)
        : [];
  return [...new Set(ids)].flatMap((id) => ended(now, id));
};

function ended({ gameSessions, processes }: Facts, gameSessionId: string): readonly Cause[] {
  const told = gameSessions.get(gameSessionId);
  if (told === undefined || !hasEnded(told.record)) return [];
  const { status, statusReason, processId } = told.record;
  const because = processes.get(processId)?.record.endedBecause ?? "its end is not told";
  const reason = statusReason === undefined ? "" : `, ${statusReason}`;
  return [
    causeOf(told.last, {
      code: "game-session-ended",
      rank: expected.test(because) ? "contributing" : "root",
      text: `Game session ${gameSessionId} is over (${status}${reason}); of its process ${processId} is told: ${because}.`,
      advice:
        "Ask for a new game session; where the process was not to end, look at its log and what it last called.",
      subjectIds: [gameSessionId],
    }),
  ];
}
