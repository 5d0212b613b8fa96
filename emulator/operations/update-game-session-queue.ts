import type { UpdateGameSessionQueueInput, UpdateGameSessionQueueOutput } from "@aws-sdk/client-gamelift";
import { updateQueue } from "../services/update-queue.ts";
import { gameSessionQueueMembers } from "./game-session-queue-members.ts";
import { givenQueueSettings } from "./given-queue-settings.ts";
import { operation } from "./operation.ts";

/**
 * Changes a queue. **Documented**: members that are not given stay as they are, lists replace the old ones, empty
 * structures remove theirs. **Assumed**: an unknown queue is a NotFoundException.
 */
export const updateGameSessionQueue = operation<UpdateGameSessionQueueInput, UpdateGameSessionQueueOutput>(
  (turn, { scope, input }) => ({
    GameSessionQueue: gameSessionQueueMembers(
      updateQueue(turn, scope, input.Name, givenQueueSettings(input)),
    ),
  }),
);
