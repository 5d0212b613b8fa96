import type { Subscription } from "../../domain/topic.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const subscriptions: TableDefinition<Subscription, "topic"> = {
  name: "subscriptions",
  keyOf: (subscription) => subscription.subscriptionArn,
  orderOf: unordered,
  indexes: { topic: (subscription) => subscription.topicArn },
};
