import { invalidRequest } from "./api-error.ts";

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
  readonly destinationArns: readonly string[];
  readonly allowedLocations?: readonly string[];
  readonly customEventData?: string;
  readonly notificationTarget?: string;
}

/**
 * The time-out of a new queue in seconds. **Assumed**: 0 counts as not given, since the model allows it.
 *
 * @throws ApiError InvalidRequestException outside of the limits.
 */
export function queueTimeoutSeconds(asked: number | undefined): number {
  if (asked === undefined || asked === 0) return DEFAULT_QUEUE_TIMEOUT_SECONDS;
  const { minimum, maximum } = QUEUE_TIMEOUT_LIMITS_SECONDS;
  if (asked < minimum || asked > maximum) {
    throw invalidRequest(`TimeoutInSeconds must be between ${minimum} and ${maximum}, not ${asked}.`);
  }
  return asked;
}
