/** Things that a bench has broken on purpose: to name anything else first would send its user after a ghost. */
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { BrokenSetUp } from "../broken-set-up.ts";
import { type ExplainBench, QUEUE, refused } from "../explain-bench.ts";

/** The guide's topic and queue, and a fault that is ordered there. */
async function withFault(bench: ExplainBench, fault: string, settings: object = {}): Promise<void> {
  await bench.sqs.send(new CreateQueueCommand({ QueueName: QUEUE, Attributes: { FifoQueue: "true" } }));
  bench.topic();
  bench.sdk.control.command("add-fault", { fault, settings });
}

const receive = (bench: ExplainBench, VisibilityTimeout = 30) =>
  bench.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: bench.queueUrl(QUEUE), WaitTimeSeconds: 1, VisibilityTimeout }),
  );

export const faultSetUps: readonly BrokenSetUp[] = [
  {
    title: "a fault loses the event",
    code: "fault-ordered",
    needsBroker: true,
    make: async (bench) => {
      await withFault(bench, "lose-event");
      await bench.play();
      await receive(bench);
      return undefined;
    },
  },
  {
    title: "a fault makes the event unreadable",
    code: "fault-ordered",
    needsBroker: true,
    make: async (bench) => {
      await withFault(bench, "corrupt-event", { kind: "subscription-confirmation" });
      await bench.play();
      for (let times = 0; times < 2; times += 1) await receive(bench, 0);
      return undefined;
    },
  },
  {
    title: "a fault refuses the polls",
    code: "fault-ordered",
    needsBroker: true,
    make: async (bench) => {
      await withFault(bench, "wrong-queue");
      await bench.play();
      await refused(receive(bench));
      return undefined;
    },
  },
  {
    title: "a fault refuses the delete",
    code: "fault-ordered",
    needsBroker: true,
    make: async (bench) => {
      await withFault(bench, "fail-delete");
      await bench.play();
      const { Messages: [message] = [] } = await receive(bench);
      const asked = { QueueUrl: bench.queueUrl(QUEUE), ReceiptHandle: message?.ReceiptHandle };
      await refused(bench.sqs.send(new DeleteMessageCommand(asked)));
      return undefined;
    },
  },
];
