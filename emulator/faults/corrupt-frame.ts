import { z } from "zod";
import { frameCorruptions } from "../server-sdk/outgoing-fault.ts";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A frame arrives that no client can use. **Observed**: Go and C# pass binary frames over, all SDKs what is not JSON; text
 * that is not UTF-8 makes WebSocket libraries close the connection with 1007. A frame that is `too-large` can be read by
 * whoever takes a MiB.
 */
export const corruptFrame = faultDefinition({
  seam: "process.out",
  meaning:
    "A push or an answer to a game server arrives spoiled: cut short, as a binary frame, with a MiB too much, with an action that nobody knows, within a list, or as text that is not UTF-8.",
  healing: "The next frame is whole. A spoiled answer counts as given; C++ asks for it again, and gets it.",
  seen: "A game server that cannot read its CreateGameSession passes it over: players wait for the activation limit and are told the address of the next process.",
  healsIn: "machine",
  settings: z.strictObject({ how: z.enum(frameCorruptions).default("truncated") }),
  examples: frameCorruptions.map((how) => ({ how })),
  outcome: ({ how }) => ({ kind: "corrupt", how }),
});
