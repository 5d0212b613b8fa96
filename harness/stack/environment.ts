/** Environments for child processes, which inherit nothing unless told. */

/** All of this process's environment, for tools of the user (Maven, Go) that the user has set up. */
export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** What a server of ours needs to start and nothing that could redirect it: no proxies, no credentials. */
export function plainEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const environment: Record<string, string> = { LANG: "C.UTF-8", TZ: "UTC" };
  for (const name of ["PATH", "HOME", "TMPDIR", "USER"]) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return { ...environment, ...more };
}
