import type { Members } from "../../../runtime/input.ts";
import type { GivenProperties } from "../model-happenings.ts";
import type { Properties } from "../model-world.ts";

/** Game properties as the model keeps them. */
export const propertiesOf = (given: GivenProperties): Properties =>
  Object.fromEntries(given.map(([number, value]) => [`key-${number}`, value]));

/** Game properties as a member of a request, left out when there are none. */
export const propertyMembers = (given: GivenProperties): Members => {
  if (given.length === 0) return {};
  return { GameProperties: given.map(([number, Value]) => ({ Key: `key-${number}`, Value })) };
};
