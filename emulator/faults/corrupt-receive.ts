import { z } from "zod";
import { receiveCorruptions } from "../gateway/queue-fault.ts";
import { faultDefinition } from "./fault-definition.ts";

/**
 * The answer to a receive that brings messages is spoiled. **Observed** (AWS's SDKs): they compare the body with its digest
 * and fail the call when it differs; what they cannot parse fails it as well. A message without a body they let through.
 */
export const corruptReceive = faultDefinition({
  seam: "queue.receive",
  meaning: "The answer to a receive that brings messages is spoiled on its way.",
  seen: "Nakama's receive fails and the message comes again after ten seconds; players are told that much later. A message without a body ends Nakama.",
  healing: "The message comes again, whole, when its visibility timeout is over.",
  healsIn: "machine",
  settings: z.strictObject({ how: z.enum(receiveCorruptions).default("wrong-md5") }),
  examples: receiveCorruptions.map((how) => ({ how })),
  outcome: ({ how }) => ({ kind: "corrupt", how }),
});
