import { GameLiftClient } from "@aws-sdk/client-gamelift";

/**
 * AWS's own GameLift client, pointed at an emulator. It signs with invented keys: the emulator reads the region from the
 * signature's scope and believes every key.
 */
export const gameLiftClient = (endpoint: string, region: string): GameLiftClient =>
  new GameLiftClient({
    endpoint,
    region,
    credentials: { accessKeyId: "WINDTUNNEL", secretAccessKey: "windtunnel" },
    maxAttempts: 1,
  });

/** The same record with member names as the harness writes them: `GameSessionId` becomes `gameSessionId`. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      camelCased(member),
    ]),
  );
}
