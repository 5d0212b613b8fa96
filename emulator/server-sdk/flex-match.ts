import { ActionError } from "./action.ts";

/** Refuses what only FlexMatch could do. @throws ActionError 400, always. */
export function refuseFlexMatch(action: string, detail: string): never {
  throw new ActionError(400, `${action} is refused: FlexMatch is not emulated, and ${detail}.`);
}
