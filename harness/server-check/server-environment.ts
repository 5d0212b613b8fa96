/** Of the caller: credentials, and what another GameLift has told it. An instance has none of them. */
const withheld = /^(AWS_|GAMELIFT_|HEALTHCHECK_|WINDTUNNEL_)/;

/**
 * What a server under check finds in its environment: the caller's, without what would lead it elsewhere, then what the
 * user wants, then what GameLift's hosts set.
 */
export function serverEnvironment(
  caller: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string | undefined>>,
  handed: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(caller).filter(([name]) => !withheld.test(name));
  const all = { ...Object.fromEntries(kept), ...own, ...handed };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
