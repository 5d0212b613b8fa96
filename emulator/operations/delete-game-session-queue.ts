import type { DeleteGameSessionQueueInput, DeleteGameSessionQueueOutput } from "@aws-sdk/client-gamelift";
import { deleteQueue } from "../services/delete-queue.ts";
import { operation } from "./operation.ts";

/** Deletes a queue. **Documented**: what waits in it FAILS. **Assumed**: an unknown queue is a NotFoundException. */
export const deleteGameSessionQueue = operation<DeleteGameSessionQueueInput, DeleteGameSessionQueueOutput>(
  (turn, { scope, input }) => {
    deleteQueue(turn, scope, input.Name);
    return {};
  },
);
