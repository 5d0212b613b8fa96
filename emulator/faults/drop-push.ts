import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** A push to a game server is lost on its way. **Assumed** to be possible: nothing acknowledges a push. */
export const dropPush = faultDefinition({
  seam: "process.out",
  meaning:
    "A push to a game server is lost on its way, on a socket that goes on; GameLift believes that it was sent.",
  healing: "The next push arrives. The lost one is never sent again.",
  seen: "Without its CreateGameSession a game server never activates: players wait for the activation limit and are told the address of the next process.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  meansOnly: { frame: "push" },
  outcome: () => ({ kind: "lose" }),
});
