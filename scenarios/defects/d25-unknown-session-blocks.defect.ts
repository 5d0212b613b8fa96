import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D25",
  severity: "B",
  title: "an event of a game session that GameLift does not know blocks all behind it",
  symptom:
    "The same event is received again every ten seconds and never deleted. In a FIFO queue the later events of its message group are not received at all: their players wait.",
  cause:
    "The game session is looked up before anything else, and where that fails the message stays in the queue, whatever the failure is; one that will never go away is treated as one that may.",
  hurts:
    "Players behind the event in its group: after a fleet was deleted, with events of another account or region in the queue, or with game sessions that GameLift has forgotten.",
  liveWith:
    "Give the queue a dead-letter queue with a small maximum of receives and an alarm, and one topic and queue for each environment.",
};
