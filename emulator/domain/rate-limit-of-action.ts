import { ACTION_RATE_LIMITS } from "./published-rate-limits.ts";
import type { NamedRateLimit } from "./rate-limit.ts";

/** What a game server asks for over its socket. **Observed**: the SDKs write the names of fields in different cases. */
export interface ProcessRequest {
  readonly processId: string;
  readonly action: string;
  readonly fields: { readonly [name: string]: unknown };
}

/** The limit that a request has to keep, and what is counted with it; undefined where there is none. */
export function rateLimitOfAction({ processId, action, fields }: ProcessRequest): NamedRateLimit | undefined {
  const limit = ACTION_RATE_LIMITS.get(action);
  if (limit === undefined) return undefined;
  const { burst, perSecond } = limit;
  const ofProcess = `server-sdk/${action}/${processId}`;
  // A request that names no player is refused anyway; it counts for its process.
  const playerSessionId = limit.of === "process" ? undefined : playerSessionIn(fields);
  const bucketName = playerSessionId === undefined ? ofProcess : `${ofProcess}/${playerSessionId}`;
  return { bucketName, burst, perSecond };
}

function playerSessionIn(fields: ProcessRequest["fields"]): string | undefined {
  const [, value] = Object.entries(fields).find(([name]) => name.toLowerCase() === "playersessionid") ?? [];
  return typeof value === "string" ? value : undefined;
}
