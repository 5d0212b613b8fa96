import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D4",
  severity: "A",
  title: "of more than a hundred game sessions the sync keeps the last page",
  symptom:
    "With 250 running game sessions the index has 50 after Nakama's start or the next sync. List finds none of the other 200, and matched players get new sessions although there is room.",
  cause:
    "The sync reads GameLift's ACTIVE sessions in pages of a hundred, and after each page deletes every row that is not on that page.",
  hurts:
    "Every fleet with more than a hundred game sessions at once, every fifteen minutes and at each start of Nakama.",
  liveWith:
    "Set the polling period so long that it never comes, restart Nakama at quiet hours, and let game servers report often: Get and a report bring a row back. Otherwise split the fleet over several aliases and Nakamas.",
};
