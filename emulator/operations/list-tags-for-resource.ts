import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-gamelift";
import { tagsOfResource } from "../services/tags.ts";
import { operation } from "./operation.ts";
import { tagMembers } from "./tag-members.ts";

/** The tags of a resource, all at once. **Documented** members; an empty list for a resource without tags. */
export const listTagsForResource = operation<ListTagsForResourceRequest, ListTagsForResourceResponse>(
  (turn, { scope, input }) => ({ Tags: tagMembers(tagsOfResource(turn, scope, input.ResourceARN)) }),
);
