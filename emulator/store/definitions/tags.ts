import type { ResourceTags } from "../../domain/tag.ts";
import { type TableDefinition, unordered } from "../table-definition.ts";

export const tags: TableDefinition<ResourceTags, never> = {
  name: "tags",
  keyOf: (tags) => tags.resourceArn,
  orderOf: unordered,
  indexes: {},
};
