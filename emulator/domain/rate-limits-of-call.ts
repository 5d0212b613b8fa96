import { ACCOUNT_RATE_LIMIT, OPERATION_RATE_LIMITS, RESOURCE_MEMBERS } from "./published-rate-limits.ts";
import type { NamedRateLimit, RateLimit } from "./rate-limit.ts";

/** What an account was given instead of the published limits: by operation, and `account` over all of them. */
export type RaisedRateLimits = { readonly [operation: string]: RateLimit };

/** Every limit that a call has to keep, the widest first. */
export function rateLimitsOfCall(
  operation: string,
  parameters: { readonly [member: string]: unknown },
  raised: RaisedRateLimits,
): readonly NamedRateLimit[] {
  const limits: NamedRateLimit[] = [{ bucketName: "account", ...(raised.account ?? ACCOUNT_RATE_LIMIT) }];
  const published = OPERATION_RATE_LIMITS.get(operation);
  const ofOperation = raised[operation] ?? published;
  if (ofOperation !== undefined) limits.push({ bucketName: operation, ...ofOperation });
  const member = RESOURCE_MEMBERS.get(operation)?.find((name) => parameters[name] !== undefined);
  if (member !== undefined && published !== undefined)
    limits.push({ bucketName: `${operation}/${member}/${parameters[member]}`, ...published });
  return limits;
}
