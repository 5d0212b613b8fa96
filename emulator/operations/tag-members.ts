import type { Tag as TagMembers } from "@aws-sdk/client-gamelift";
import type { Tag } from "../domain/tag.ts";
import type { Checked } from "./checked.ts";

/** Tags as callers give them; undefined when they give none. **Documented** members. */
export const tagsOf = (members: readonly Checked<TagMembers>[] | undefined): readonly Tag[] | undefined =>
  members?.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** Tags as the API shows them. */
export const tagMembers = (tags: readonly Tag[]): TagMembers[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));
