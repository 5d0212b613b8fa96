import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D26",
  severity: "B",
  title: "events are handled one after another, each with a call to GameLift",
  symptom:
    "Of placements that are fulfilled together, each player is told one call to GameLift later than the one before. When a call takes longer than ten seconds, its event is handled a second time; where two nodes poll one queue, by the other node while the first is still at it.",
  cause:
    "One goroutine receives one message at a time, asks GameLift for the game session, and deletes the message before it receives the next. The message's visibility of ten seconds is not prolonged.",
  hurts:
    "Players of a busy hour: with a hundred milliseconds for each call a hundred placements take ten seconds and more to be told, while seats lapse after sixty.",
  liveWith:
    "Let it be known to clients that the address may take a while, and alarm on the age of the oldest message. Spread load over several topics, queues and Nakamas; two nodes on one queue are no way (D2).",
};
