import type { GameSessionQueue as GameSessionQueueMembers } from "@aws-sdk/client-gamelift";
import type { GameSessionQueue } from "../domain/queue.ts";

/** A queue as the API shows it. **Assumed**: what was never set is left out, the time-out always there. */
export const gameSessionQueueMembers = (queue: GameSessionQueue): GameSessionQueueMembers => ({
  Name: queue.name,
  GameSessionQueueArn: queue.queueArn,
  TimeoutInSeconds: queue.timeoutSeconds,
  Destinations: queue.destinationArns.map((DestinationArn) => ({ DestinationArn })),
  PlayerLatencyPolicies: queue.playerLatencyPolicies?.map((policy) => ({
    MaximumIndividualPlayerLatencyMilliseconds: policy.maximumLatencyMilliseconds,
    PolicyDurationSeconds: policy.durationSeconds,
  })),
  PriorityConfiguration: queue.priorityConfiguration && {
    PriorityOrder: queue.priorityConfiguration.priorityOrder?.slice(),
    LocationOrder: queue.priorityConfiguration.locationOrder?.slice(),
  },
  FilterConfiguration:
    queue.allowedLocations === undefined ? undefined : { AllowedLocations: [...queue.allowedLocations] },
  CustomEventData: queue.customEventData,
  NotificationTarget: queue.notificationTarget,
});
