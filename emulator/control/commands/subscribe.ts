import { z } from "zod";
import { sqsQueueArn } from "../../domain/arn.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Subscribes an SQS queue to a topic.
 *
 * **Observed** (recorded by LocalStack's suite): SNS refuses a FIFO queue on a standard topic.
 */
export const subscribe = command({
  parameters: z.strictObject({
    topicArn: z.string(),
    queueName: z.string().regex(/^[A-Za-z0-9_-]{1,75}(\.fifo)?$/),
    rawMessageDelivery: z.boolean().default(false),
  }),
  run: (turn, scope, { topicArn, queueName, rawMessageDelivery }) => {
    const { topics, subscriptions } = turn.tables(scope);
    const topic = topics.get(topicArn);
    if (topic === undefined) throw new CommandRefused(404, `Topic ${topicArn} does not exist.`);
    if (queueName.endsWith(".fifo") && !topic.isFifo) {
      throw new CommandRefused(400, `${queueName} is a FIFO queue; a standard topic cannot deliver to it.`);
    }
    const endpoint = sqsQueueArn(scope, queueName);
    const present = subscriptions
      .in("topic", topicArn)
      .find((subscription) => subscription.endpoint === endpoint);
    const subscriptionArn = present?.subscriptionArn ?? `${topicArn}:${turn.uuid("subscription")}`;
    subscriptions.put({ subscriptionArn, topicArn, protocol: "sqs", endpoint, rawMessageDelivery });
    return { subscriptionArn };
  },
});
