import { z } from "zod";
import { topicArn } from "../../domain/arn.ts";
import { command } from "../command.ts";

/** Makes an SNS topic, or answers the one of that name. A name ending in `.fifo` makes it first-in-first-out. */
export const createTopic = command({
  parameters: z.strictObject({
    name: z.string().regex(/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/),
    signatureVersion: z.enum(["1", "2"]).default("1"),
  }),
  run: (turn, scope, { name, signatureVersion }) => {
    const arn = topicArn(scope, name);
    const { topics } = turn.tables(scope);
    if (topics.get(arn) === undefined) {
      topics.put({ topicArn: arn, isFifo: name.endsWith(".fifo"), signatureVersion, publishedCount: 0 });
    }
    return { topicArn: arn };
  },
});
