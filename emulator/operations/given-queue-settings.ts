import type { CreateGameSessionQueueInput } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { PlayerLatencyPolicy } from "../domain/latency-policy.ts";
import type { QueueSettings } from "../domain/queue.ts";
import type { Checked } from "./checked.ts";

type QueueMembers = Omit<Checked<CreateGameSessionQueueInput>, "Name" | "Tags">;

/**
 * The members that create and update of a queue have in common; an empty structure or list stands for "none".
 *
 * **Assumed**: the model requires neither a destination's ARN nor a policy's cap, but the text says that every policy has
 * one; without them they are refused.
 *
 * @throws ApiError InvalidRequestException.
 */
export const givenQueueSettings = (input: QueueMembers): QueueSettings => ({
  timeoutSeconds: input.TimeoutInSeconds,
  destinationArns: input.Destinations?.map(({ DestinationArn }) => {
    if (DestinationArn === undefined) throw invalidRequest("Each of Destinations needs a DestinationArn.");
    return DestinationArn;
  }),
  playerLatencyPolicies: input.PlayerLatencyPolicies?.map(givenPolicy),
  priorityConfiguration:
    input.PriorityConfiguration &&
    givenMembers({
      priorityOrder: input.PriorityConfiguration.PriorityOrder,
      locationOrder: input.PriorityConfiguration.LocationOrder,
    }),
  allowedLocations: input.FilterConfiguration && (input.FilterConfiguration.AllowedLocations ?? []),
  customEventData: input.CustomEventData,
  notificationTarget: input.NotificationTarget,
});

function givenPolicy(
  policy: NonNullable<QueueMembers["PlayerLatencyPolicies"]>[number],
): PlayerLatencyPolicy {
  const { MaximumIndividualPlayerLatencyMilliseconds: cap, PolicyDurationSeconds } = policy;
  if (cap === undefined) {
    throw invalidRequest("Each of PlayerLatencyPolicies needs a MaximumIndividualPlayerLatencyMilliseconds.");
  }
  return { maximumLatencyMilliseconds: cap, ...givenMembers({ durationSeconds: PolicyDurationSeconds }) };
}
