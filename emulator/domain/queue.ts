import { invalidRequest } from "./api-error.ts";
import { givenMembers } from "./given-members.ts";
import type { PlayerLatencyPolicy } from "./latency-policy.ts";
import type { PriorityConfiguration } from "./priority-configuration.ts";

/**
 * **Assumed** 600 s: what the console fills in; the API text says only that there is a default.
 */
export const DEFAULT_QUEUE_TIMEOUT_SECONDS = 600;
/** **Documented**: 10 to 600 seconds. */
export const QUEUE_TIMEOUT_LIMITS_SECONDS = { minimum: 10, maximum: 600 } as const;

export interface GameSessionQueue {
  readonly name: string;
  readonly queueArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly timeoutSeconds: number;
  /** In order of preference. Their Regions may differ from the queue's. */
  readonly destinationArns: readonly string[];
  /** The lowest cap first. */
  readonly playerLatencyPolicies?: readonly PlayerLatencyPolicy[];
  readonly priorityConfiguration?: PriorityConfiguration;
  readonly allowedLocations?: readonly string[];
  readonly customEventData?: string;
  readonly notificationTarget?: string;
}

/** What a caller may set of a queue. Undefined: as it was; an empty list, structure or text: none from now on. */
export interface QueueSettings {
  /** Seconds; 0 counts as not given, too. */
  readonly timeoutSeconds: number | undefined;
  readonly destinationArns: readonly string[] | undefined;
  readonly playerLatencyPolicies: readonly PlayerLatencyPolicy[] | undefined;
  readonly priorityConfiguration: PriorityConfiguration | undefined;
  readonly allowedLocations: readonly string[] | undefined;
  readonly customEventData: string | undefined;
  readonly notificationTarget: string | undefined;
}

/**
 * The queue with the given settings.
 *
 * **Documented**: what is not given stays, lists replace the old ones, an empty PriorityConfiguration or
 * FilterConfiguration removes it. **Assumed**: so do an empty list of policies and an empty text.
 *
 * @throws ApiError InvalidRequestException for a time-out outside of the limits.
 */
export function withQueueSettings(queue: GameSessionQueue, settings: QueueSettings): GameSessionQueue {
  const { destinationArns, timeoutSeconds, playerLatencyPolicies: policies, ...others } = settings;
  const next = {
    ...queue,
    ...givenMembers({ ...others, destinationArns }),
    ...(policies === undefined ? {} : { playerLatencyPolicies: lowestFirst(policies) }),
    ...(timeoutSeconds === undefined || timeoutSeconds === 0
      ? {}
      : { timeoutSeconds: checkedTimeout(timeoutSeconds) }),
  };
  const { playerLatencyPolicies, priorityConfiguration, allowedLocations, ...kept } = next;
  const { customEventData, notificationTarget, ...rest } = kept;
  return {
    ...rest,
    ...givenMembers({
      playerLatencyPolicies: unlessEmpty(playerLatencyPolicies),
      priorityConfiguration:
        Object.keys(priorityConfiguration ?? {}).length === 0 ? undefined : priorityConfiguration,
      allowedLocations: unlessEmpty(allowedLocations),
      customEventData: unlessEmpty(customEventData),
      notificationTarget: unlessEmpty(notificationTarget),
    }),
  };
}

function checkedTimeout(asked: number): number {
  const { minimum, maximum } = QUEUE_TIMEOUT_LIMITS_SECONDS;
  if (asked < minimum || asked > maximum) {
    throw invalidRequest(`TimeoutInSeconds must be between ${minimum} and ${maximum}, not ${asked}.`);
  }
  return asked;
}

const lowestFirst = (policies: readonly PlayerLatencyPolicy[]): readonly PlayerLatencyPolicy[] =>
  policies.toSorted((a, b) => a.maximumLatencyMilliseconds - b.maximumLatencyMilliseconds);

const unlessEmpty = <Value extends { readonly length: number }>(value: Value | undefined) =>
  value === undefined || value.length === 0 ? undefined : value;
