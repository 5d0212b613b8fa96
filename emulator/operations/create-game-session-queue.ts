import type { CreateGameSessionQueueInput, CreateGameSessionQueueOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import { unsupportedMember } from "../domain/unsupported-member.ts";
import { createQueue } from "../services/create-queue.ts";
import type { Checked } from "./checked.ts";
import { gameSessionQueueMembers } from "./game-session-queue-members.ts";
import { operation } from "./operation.ts";

/**
 * Makes a queue. **Documented** members. **Assumed**: takes effect at once (up to 30 s on AWS); tags are not kept.
 * Priorities and latency policies are refused; empty ones ask for nothing and are taken.
 */
export const createGameSessionQueue = operation<CreateGameSessionQueueInput, CreateGameSessionQueueOutput>(
  (turn, { scope, input }) => {
    refuseUnsupported(input);
    const queue = createQueue(turn, scope, {
      name: input.Name,
      timeoutSeconds: input.TimeoutInSeconds,
      destinationArns: destinationArns(input.Destinations ?? []),
      allowedLocations: input.FilterConfiguration?.AllowedLocations,
      customEventData: input.CustomEventData,
      notificationTarget: input.NotificationTarget,
    });
    return { GameSessionQueue: gameSessionQueueMembers(queue) };
  },
);

function refuseUnsupported({
  PriorityConfiguration: priority,
  PlayerLatencyPolicies: policies,
}: Checked<CreateGameSessionQueueInput>): void {
  if (priority?.PriorityOrder !== undefined || priority?.LocationOrder !== undefined) {
    throw unsupportedMember("CreateGameSessionQueue", "PriorityConfiguration");
  }
  if (policies !== undefined && policies.length > 0) {
    throw unsupportedMember("CreateGameSessionQueue", "PlayerLatencyPolicies");
  }
}

const destinationArns = (
  destinations: NonNullable<Checked<CreateGameSessionQueueInput>["Destinations"]>,
): readonly string[] =>
  destinations.map(({ DestinationArn }) => {
    if (DestinationArn === undefined) throw invalidRequest("Each of Destinations needs a DestinationArn.");
    return DestinationArn;
  });
