import type { UntagResourceRequest, UntagResourceResponse } from "@aws-sdk/client-gamelift";
import { untagResource as untag } from "../services/tags.ts";
import { operation } from "./operation.ts";

/** Takes tags away from a resource. **Documented**: keys that it does not have are passed over. */
export const untagResource = operation<UntagResourceRequest, UntagResourceResponse>(
  (turn, { scope, input }) => {
    untag(turn, scope, input.ResourceARN, input.TagKeys);
    return {};
  },
);
