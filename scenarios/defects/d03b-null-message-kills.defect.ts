import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D3b",
  severity: "A",
  title: "one message whose text is null ends Nakama, again after every restart",
  symptom:
    "Nakama dies of a nil pointer in the goroutine that reads the queue. Started again it dies again as soon as the message is visible again, ten seconds after it was received.",
  cause:
    'The text "null" is valid JSON and leaves a nil event, which is read without a look. The message is deleted only after it was handled, so it comes back.',
  hurts: "Every player of the server, until somebody finds the message and deletes it by hand.",
  liveWith:
    "Let only the topic send to the queue, by its access policy, and give the queue a dead-letter queue with a small maximum of receives.",
};
