const onlyFromRest = "DeleteFleet takes a fleet that is ACTIVE or ERROR, and refuses every other";
const onlyLaunchPaths =
  "a fleet fails by its launch paths alone, which are looked for while it is VALIDATING";
const neverAnError = "a game session whose server fails is TERMINATED; no rule makes one an ERROR";

/**
 * What no exploration can come by, and why: steps that the tables of the domain allow and no rule takes. One that is
 * reached after all is told as a mistake of this list.
 */
export const unreachable: { readonly [goal: string]: string } = {
  "fleet NEW → DELETING": onlyFromRest,
  "fleet DOWNLOADING → DELETING": onlyFromRest,
  "fleet VALIDATING → DELETING": onlyFromRest,
  "fleet BUILDING → DELETING": onlyFromRest,
  "fleet ACTIVATING → DELETING": onlyFromRest,
  "fleet NEW → ERROR": onlyLaunchPaths,
  "fleet DOWNLOADING → ERROR": onlyLaunchPaths,
  "fleet BUILDING → ERROR": onlyLaunchPaths,
  "fleet ACTIVATING → ERROR": onlyLaunchPaths,
  "fleet ACTIVE → ERROR": onlyLaunchPaths,
  "fleet ERROR → ACTIVE": "nothing mends a fleet that has failed: another one is made",
  "game session ACTIVATING → ERROR": neverAnError,
  "game session ACTIVE → ERROR": neverAnError,
};
