import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D31",
  severity: "C",
  title: "a report for a row without metadata panics",
  symptom:
    "The game server's connection closes without an answer, each time that it reports a name, data or properties.",
  cause: "Update writes into the row's map of metadata, and where the row has none the map is nil.",
  hurts:
    "Whoever writes or edits rows of the index by other means, such as Nakama's console. The fleet manager itself always writes a map.",
  liveWith: "Leave the collection to the fleet manager; a Get of the game session writes a whole row again.",
};
