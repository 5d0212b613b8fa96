import type { Topic } from "../../domain/topic.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const topics: TableDefinition<Topic, never> = {
  name: "topics",
  keyOf: (topic) => topic.topicArn,
  orderOf: unordered,
  indexes: {},
};
