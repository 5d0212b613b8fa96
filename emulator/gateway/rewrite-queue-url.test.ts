import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokerQueueName, type QueueNaming, queueArnOf, queueNameOf, userQueueName } from "./queue-name.ts";
import { fromBrokerOutput, toBrokerInput } from "./rewrite-queue-url.ts";

const naming: QueueNaming = {
  queuePrefix: "w7",
  queueUrlOf: (name, region) => `https://sqs.${region}.amazonaws.com/000000000000/${name}`,
};
const broker = "http://127.0.0.1:9324";
const toBroker = (action: string, input: Record<string, unknown>) =>
  toBrokerInput(action, input, naming, broker);
const fromBroker = (output: Record<string, unknown>) => fromBrokerOutput(output, naming, "eu-west-1");

describe("names", () => {
  const names = fc
    .tuple(fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/), fc.boolean())
    .map(([name, isFifo]) => (isFifo ? `${name}.fifo` : name));

  test("come back as they went, FIFO names keep their ending, and no two become one", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const atBroker = brokerQueueName(naming, one);
        expect(userQueueName(naming, atBroker)).toBe(one);
        expect(atBroker.endsWith(".fifo")).toBe(one.endsWith(".fifo"));
        expect(atBroker === brokerQueueName(naming, other)).toBe(one === other);
      }),
    );
  });

  test("of other worlds are none of ours, also where one prefix begins like the other", () => {
    expect(userQueueName(naming, "w70-placements.fifo")).toBeUndefined();
    expect(userQueueName(naming, "placements.fifo")).toBeUndefined();
  });

  test("that would exceed the broker's 80 characters are refused with the number that is possible", () => {
    expect(brokerQueueName(naming, `${"q".repeat(72)}.fifo`)).toHaveLength(80);
    expect(() => brokerQueueName(naming, `${"q".repeat(73)}.fifo`)).toThrow("77 are possible here");
  });

  test("stay as they are without a prefix", () => {
    const plain = { ...naming, queuePrefix: "" };
    expect(brokerQueueName(plain, "placements.fifo")).toBe("placements.fifo");
    expect(userQueueName(plain, "placements.fifo")).toBe("placements.fifo");
  });

  test("are the last part of a URL, with the account of the URL in their ARN", () => {
    expect(queueNameOf("https://sqs.us-east-1.amazonaws.com/123456789012/placements.fifo")).toBe(
      "placements.fifo",
    );
    expect(queueArnOf(naming, "q.fifo", "eu-west-1")).toBe("arn:aws:sqs:eu-west-1:000000000000:q.fifo");
  });
});

describe("what goes to the broker", () => {
  test("names the broker's queue, and nothing else of a receive changes", () => {
    const input = {
      QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/placements.fifo",
      MaxNumberOfMessages: 1,
      VisibilityTimeout: 10,
      WaitTimeSeconds: 20,
    };
    expect(toBroker("ReceiveMessage", input)).toEqual({
      ...input,
      QueueUrl: `${broker}/000000000000/w7-placements.fifo`,
    });
  });

  test("leaves message bodies alone, whatever they say", () => {
    const body = '{"QueueUrl":"https://sqs/000000000000/placements.fifo"}';
    expect(toBroker("SendMessage", { QueueUrl: "q", MessageBody: body })).toMatchObject({
      MessageBody: body,
    });
  });

  test("asks for lists of this world's queues only", () => {
    expect(toBroker("ListQueues", {})).toEqual({ QueueNamePrefix: "w7-" });
    expect(toBroker("ListQueues", { QueueNamePrefix: "pla" })).toEqual({ QueueNamePrefix: "w7-pla" });
  });

  test("names dead-letter queues as the broker does", () => {
    const policy = {
      deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:dead.fifo",
      maxReceiveCount: 3,
    };
    const input = {
      QueueName: "q.fifo",
      Attributes: { FifoQueue: "true", RedrivePolicy: JSON.stringify(policy) },
    };
    expect(toBroker("CreateQueue", input)).toEqual({
      QueueName: "w7-q.fifo",
      Attributes: {
        FifoQueue: "true",
        RedrivePolicy: JSON.stringify({
          ...policy,
          deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:w7-dead.fifo",
        }),
      },
    });
  });

  test("leaves to the broker what only the broker can refuse", () => {
    const input = { QueueUrl: 7, Attributes: { RedrivePolicy: "no JSON" } };
    expect(toBroker("SetQueueAttributes", input)).toEqual(input);
  });
});

describe("what comes back", () => {
  test("is the user's URL, in the region that was asked", () => {
    expect(fromBroker({ QueueUrl: `${broker}/000000000000/w7-q.fifo` })).toEqual({
      QueueUrl: "https://sqs.eu-west-1.amazonaws.com/000000000000/q.fifo",
    });
  });

  test.each(["QueueUrls", "queueUrls"])("%s hold no queue of another world", (member) => {
    const urls = [`${broker}/000000000000/w7-q`, `${broker}/000000000000/w8-q`];
    expect(fromBroker({ [member]: urls })).toEqual({
      [member]: ["https://sqs.eu-west-1.amazonaws.com/000000000000/q"],
    });
  });

  test("attributes name the user's queues and region", () => {
    const policy = {
      deadLetterTargetArn: "arn:aws:sqs:elasticmq:000000000000:w7-dead",
      maxReceiveCount: "3",
    };
    const attributes = {
      QueueArn: "arn:aws:sqs:elasticmq:000000000000:w7-q",
      RedrivePolicy: JSON.stringify(policy),
      VisibilityTimeout: "30",
    };
    expect(fromBroker({ Attributes: attributes })).toEqual({
      Attributes: {
        QueueArn: "arn:aws:sqs:eu-west-1:000000000000:q",
        RedrivePolicy: JSON.stringify({
          ...policy,
          deadLetterTargetArn: "arn:aws:sqs:eu-west-1:000000000000:dead",
        }),
        VisibilityTimeout: "30",
      },
    });
  });

  test("answers without queues pass unchanged", () => {
    const output = { MessageId: "m", MD5OfMessageBody: "x", SequenceNumber: "1" };
    expect(fromBroker(output)).toEqual(output);
  });
});
