import type { KnownDefect } from "../../harness/index.ts";

/**
 * The scenario shows refusals. What comes of a queue that cannot be reached is told in words only: the SDK spends 500 tokens,
 * five on each retry, and waits a random part of two seconds before a first retry and of four before a second. No answer of
 * a queue shortens that, and the tokens are the process's own. Emptying them takes some 140 s, and 100 s with no second
 * retries; a retry costs ten tokens only after a time-out, which itself takes ten seconds and more.
 */
export const defect: KnownDefect = {
  id: "D8",
  severity: "A",
  title: "when the queue refuses, Nakama polls it thousands of times a second",
  symptom:
    "While the queue of events does not exist or may not be read, Nakama calls ReceiveMessage without a pause and writes an error line for each call: a processor is busy, the log fills the disk. A queue that cannot be reached is first polled at the pace of the SDK's retries; after about two minutes, when those are used up, it is the same.",
  cause:
    "The loop goes on at once after an error. The AWS SDK waits only where it tries again, which it does not for a refusal, nor when its quota of retries is empty.",
  hurts:
    "Everybody on that machine, and the AWS bill; and it begins with a typing error in the queue's URL or in a policy.",
  liveWith:
    "Check the queue's name and rights before Nakama starts. Limit the log's size; alarm on the rate of this line. AWS_NEW_RETRIES_2026=true slows polls that cannot reach the queue, not those that are refused.",
};
