import type { Core } from "./core.ts";
import type { RateLimit } from "./domain/rate-limit.ts";
import { type ProcessRequest, rateLimitOfAction } from "./domain/rate-limit-of-action.ts";
import { type RaisedRateLimits, rateLimitsOfCall } from "./domain/rate-limits-of-call.ts";
import type { Scope } from "./domain/scope.ts";
import type { WireFrontOptions } from "./wire/front.ts";
import { operationNames } from "./wire/service-model.ts";

/**
 * What asks the core whether a call is one too many; undefined when rate limits are off, which then cost nothing.
 *
 * @throws RangeError for a raised limit that is none, or of something that has none.
 */
export function createThrottle(
  core: Core,
  rateLimits: boolean | RaisedRateLimits | undefined,
): WireFrontOptions["isThrottled"] {
  if (rateLimits === undefined || rateLimits === false) return undefined;
  const raised = rateLimits === true ? {} : rateLimits;
  for (const [name, limit] of Object.entries(raised)) requireLimit(name, limit);
  return ({ operation, scope, parameters }) => {
    const limits = rateLimitsOfCall(operation, parameters, raised);
    return core.apply({ kind: "admission", operation, scope, limits }).isThrottled;
  };
}

/**
 * What asks the core whether a request of a game server is one too many; undefined when rate limits are off.
 *
 * @param scopeOf the account and Region of a process, or undefined for an unknown one, which is never throttled.
 */
export function createActionThrottle(
  core: Core,
  rateLimits: boolean | RaisedRateLimits | undefined,
  scopeOf: (processId: string) => Scope | undefined,
): ((request: ProcessRequest) => boolean) | undefined {
  if (rateLimits === undefined || rateLimits === false) return undefined;
  return (request) => {
    const limit = rateLimitOfAction(request);
    const scope = limit === undefined ? undefined : scopeOf(request.processId);
    if (limit === undefined || scope === undefined) return false;
    const operation = `server-sdk/${request.action}`;
    return core.apply({ kind: "admission", operation, scope, limits: [limit] }).isThrottled;
  };
}

function requireLimit(name: string, { burst, perSecond }: RateLimit): void {
  if (name !== "account" && !operationNames.includes(name))
    throw new RangeError(
      `rateLimits names ${name}, which is neither an operation of GameLift nor "account".`,
    );
  if (!Number.isInteger(burst) || burst < 1)
    throw new RangeError(
      `rateLimits gives ${name} a burst of ${burst}; it must be a whole number of at least 1.`,
    );
  if (!Number.isInteger(Math.round(perSecond * 1e6) / 1e5) || perSecond < 0.1)
    throw new RangeError(
      `rateLimits gives ${name} ${perSecond} calls per second; it must be a multiple of 0.1.`,
    );
}
