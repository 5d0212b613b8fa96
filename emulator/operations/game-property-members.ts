import type { GameProperty as GamePropertyMembers } from "@aws-sdk/client-gamelift";
import type { GameProperty } from "../domain/placement.ts";
import type { Checked } from "./checked.ts";

/** Game properties as the API writes them. */
export const gamePropertyMembers = (properties: readonly GameProperty[]): GamePropertyMembers[] =>
  properties.map(({ key, value }) => ({ Key: key, Value: value }));

/** Game properties as the rules know them; undefined when the caller gave none. */
export const givenGameProperties = (
  members: readonly Checked<GamePropertyMembers>[] | undefined,
): readonly GameProperty[] | undefined => members?.map(({ Key, Value }) => ({ key: Key, value: Value }));
