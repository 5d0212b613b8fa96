import type { GameSessionQueue as GameSessionQueueMembers } from "@aws-sdk/client-gamelift";
import type { GameSessionQueue } from "../domain/queue.ts";

/** A queue as the API shows it. **Assumed**: what was never set is left out, the time-out always there. */
export const gameSessionQueueMembers = (queue: GameSessionQueue): GameSessionQueueMembers => ({
  Name: queue.name,
  GameSessionQueueArn: queue.queueArn,
  TimeoutInSeconds: queue.timeoutSeconds,
  Destinations: queue.destinationArns.map((DestinationArn) => ({ DestinationArn })),
  FilterConfiguration:
    queue.allowedLocations === undefined ? undefined : { AllowedLocations: [...queue.allowedLocations] },
  CustomEventData: queue.customEventData,
  NotificationTarget: queue.notificationTarget,
});
