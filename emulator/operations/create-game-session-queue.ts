import type { CreateGameSessionQueueInput, CreateGameSessionQueueOutput } from "@aws-sdk/client-gamelift";
import { createQueue } from "../services/create-queue.ts";
import { createTagged } from "../services/tags.ts";
import { gameSessionQueueMembers } from "./game-session-queue-members.ts";
import { givenQueueSettings } from "./given-queue-settings.ts";
import { operation } from "./operation.ts";
import { tagsOf } from "./tag-members.ts";

/** Makes a queue. **Documented** members. **Assumed**: takes effect at once (up to 30 s on AWS). */
export const createGameSessionQueue = operation<CreateGameSessionQueueInput, CreateGameSessionQueueOutput>(
  (turn, { scope, input }) => {
    const queue = createTagged(
      turn,
      scope,
      tagsOf(input.Tags),
      () => createQueue(turn, scope, input.Name, givenQueueSettings(input)),
      ({ queueArn }) => queueArn,
    );
    return { GameSessionQueue: gameSessionQueueMembers(queue) };
  },
);
