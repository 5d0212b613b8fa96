import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D24",
  severity: "B",
  title: "a placement whose game session is over by the time is told as a success",
  symptom: "The players are told an address where no game is any more. Nakama's index has no row for it.",
  cause:
    "When the event of a fulfilled placement is handled, the game session is looked up and whatever its status is, the callback is called with success; a game session that has ended only has its row deleted.",
  hurts:
    "Players whose event was late: queue or Nakama were down, or the game server ended soon after its start.",
  liveWith:
    "Look at the instance's Status in the callback, and tell players to look for a match again where it is not ACTIVE. Let clients do so by themselves when they cannot connect.",
};
