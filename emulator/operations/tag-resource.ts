import type { TagResourceRequest, TagResourceResponse } from "@aws-sdk/client-gamelift";
import { tagResource as tag } from "../services/tags.ts";
import { operation } from "./operation.ts";
import { tagsOf } from "./tag-members.ts";

/** Assigns tags to a resource, new ones and new values. **Documented** members. */
export const tagResource = operation<TagResourceRequest, TagResourceResponse>((turn, { scope, input }) => {
  tag(turn, scope, input.ResourceARN, tagsOf(input.Tags) ?? []);
  return {};
});
