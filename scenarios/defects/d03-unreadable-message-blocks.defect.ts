import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D3",
  severity: "A",
  title: "a message that cannot be read is never deleted, and all behind it wait",
  symptom:
    "The same message is received again every ten seconds. In a FIFO queue the later events of its message group are not received at all: their players wait until the message has outlived the queue's retention.",
  cause:
    "What cannot be parsed is logged and left in the queue. A message group of a FIFO queue goes on only when its first message is deleted.",
  hurts:
    "With raw message delivery switched on for the subscription, everybody; with one stray message, everybody whose event is in the same group. GameLift does not say how it groups its events.",
  liveWith:
    "Leave raw message delivery off. Give the queue a dead-letter queue with a small maximum of receives and an alarm; let only the topic send to it.",
};
