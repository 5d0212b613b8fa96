import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** **Documented** (RFC 6455, section 7.4): those that may be sent; 1004 to 1006 and 1015 may not. */
const isLegal = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);

/**
 * A game server's socket is closed just when a frame is to leave. **Observed**: after any code but 1000 and 1001 every SDK
 * comes back; after those two C++ 5.4.0 never does, nor does Go built with an old gorilla/websocket. Without a code the
 * connection is cut.
 */
export const closeSocket = faultDefinition({
  seam: "process.out",
  meaning:
    "A game server's socket is closed, with a code or by a cut, in place of an answer or a push, or right behind it (`isFrameSent`).",
  healing:
    "The SDK opens another socket by itself; a frame that was lost is not sent again, unless C++ asks for it.",
  seen: "Nothing, where the answer to an activation is lost: the game server is back on another socket, and players have their address.",
  healsIn: "machine",
  settings: z.strictObject({
    closeCode: z
      .number()
      .int()
      .refine(isLegal, "a close frame has a code of 1000 to 1003, 1007 to 1014 or 3000 to 4999")
      .optional(),
    isFrameSent: z.boolean().default(false),
  }),
  examples: [{}, { closeCode: 1012 }, { closeCode: 1011, isFrameSent: true }],
  outcome: ({ closeCode, isFrameSent }) => ({
    kind: "close",
    isFrameSent,
    ...(closeCode === undefined ? {} : { closeCode }),
  }),
});
