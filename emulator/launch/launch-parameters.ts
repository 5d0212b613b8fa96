/**
 * The arguments that a server process gets for the parameters of its runtime configuration.
 *
 * **Observed** (GameLift Agent): cut at every single space, and only there. Quotes are letters like any other, and two
 * spaces have an empty argument between them; empty ones at the end are left out.
 */
export function launchArguments(parameters: string | undefined): readonly string[] {
  const cut = (parameters ?? "").split(" ");
  return cut.slice(0, cut.findLastIndex((argument) => argument !== "") + 1);
}
