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
