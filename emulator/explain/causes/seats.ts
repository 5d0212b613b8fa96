/** Seats that were reserved and lost, and requests of game servers that were refused. */
import { type Cause, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import type { CauseFamily } from "../question.ts";
import { isOpenQuestion, mentions } from "../subject.ts";

export const seats: CauseFamily = ({ subject, now }) => {
  const lapsed = [...now.playerSessions.values()].filter(
    ({ record }) =>
      record.status === "TIMEDOUT" &&
      (subject.names.includes(record.playerSessionId) || subject.names.includes(record.gameSessionId)),
  );
  const refused = now.refusedFrames.filter(
    ({ entry, processId, fields }) =>
      mentions([processId, fields], subject.names) ||
      (isOpenQuestion(subject) && entry.sequence > subject.began),
  );
  return [
    ...lapsed.map(({ record, last }) =>
      causeOf(last, {
        code: "reservation-lapsed",
        rank: "root",
        text: `Player ${record.playerId} had seat ${record.playerSessionId} reserved, and did not take it within 60 s: the game server did not call AcceptPlayerSession for it.`,
        advice: "Connect the player within a minute, let the server accept the seat, or reserve another one.",
        subjectIds: [record.playerSessionId],
      }),
    ),
    ...refused.map((frame) => refusedFrame(frame)),
  ];
};

function refusedFrame({ entry, processId, action, fields, message }: Facts["refusedFrames"][number]): Cause {
  const isSeat = action === "AcceptPlayerSession";
  return causeOf(entry, {
    code: isSeat ? "seat-refused" : "frame-refused",
    rank: isSeat ? "contributing" : "root",
    text: `${action} of process ${processId} was refused: ${message}`,
    advice: isSeat
      ? "Turn the player away whose seat the service does not know, or reserve a new one."
      : "Change what the message names; the SDK call has returned this error to the server.",
    subjectIds: [processId, ...(isSeat ? [String(fields.PlayerSessionId)] : [])],
  });
}
