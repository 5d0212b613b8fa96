import { z } from "zod";
import type { SeamName } from "../domain/fault.ts";
import { operations } from "../operations/table.ts";
import { actions } from "../server-sdk/actions/table.ts";

const processId = z.string().min(1);
/** A misspelt action would be met by nothing, which is found out late. */
const action = z.enum([...actions.keys()], {
  error: `action must be one of ${[...actions.keys()].join(", ")}`,
});

const pushNames = ["CreateGameSession", "UpdateGameSession", "TerminateProcess", "RefreshConnection"];
const outgoingAction = z.enum([...actions.keys(), ...pushNames], {
  error: `action must be one of ${[...pushNames, ...actions.keys()].join(", ")}`,
});

const operation = z.enum([...operations.keys()], {
  error: "operation must be one that the emulator serves, such as StartGameSessionPlacement",
});
/** The fleet manager speaks cbor; AWS's command line and the SDKs of most languages speak json. */
const protocol = z.enum(["cbor", "json"]);

const eventType = z.enum([
  "PlacementFulfilled",
  "PlacementCancelled",
  "PlacementTimedOut",
  "PlacementFailed",
]);

const queueName = z.string().min(1);
/** Of the SQS API, those that concern one queue. */
const queueAction = z.enum([
  "ReceiveMessage",
  "DeleteMessage",
  "DeleteMessageBatch",
  "ChangeMessageVisibility",
  "ChangeMessageVisibilityBatch",
  "SendMessage",
  "SendMessageBatch",
  "PurgeQueue",
  "GetQueueUrl",
  "GetQueueAttributes",
  "SetQueueAttributes",
  "CreateQueue",
  "DeleteQueue",
]);
const seenMessage = z.strictObject({ queueName, type: eventType, placementId: z.string().min(1) }).partial();

/** What a fault at each seam can be limited to, by members of what comes through. */
export const matchOfSeam = {
  "api.request": z.strictObject({ operation, protocol }).partial(),
  "api.response": z.strictObject({ operation, protocol }).partial(),
  "placement.choose": z
    .strictObject({ queueName: z.string(), fleetId: z.string(), location: z.string() })
    .partial(),
  clock: z.strictObject({}).partial(),
  "process.in": z.strictObject({ action, processId }).partial(),
  "process.out": z
    .strictObject({ frame: z.enum(["push", "answer"]), action: outgoingAction, processId })
    .partial(),
  "tls.handshake": z
    .strictObject({
      host: z
        .string()
        .regex(
          /^[a-z0-9.:-]+$/,
          "host is a name in small letters, such as sqs.us-east-1.amazonaws.com, or an IP address",
        ),
      listener: z.enum(["gateway", "game-servers"], {
        error: "listener is gateway, where Nakama comes for AWS, or game-servers",
      }),
    })
    .partial(),
  "event.publish": z.strictObject({ type: eventType, placementId: z.string().min(1) }).partial(),
  "process.connect": z.strictObject({ processId }).partial(),
  "queue.call": z.strictObject({ action: queueAction, queueName }).partial(),
  "queue.receive": seenMessage,
  "queue.delete": seenMessage,
} as const satisfies { readonly [Seam in SeamName]: z.ZodType };
