import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D24",
  severity: "B",
  title: "a placement is told as a success, whatever has become of its game session",
  symptom:
    "Where the game session has ended, its players are told an address with no game behind it. Where GameLift still reads it as ACTIVATING, they are told the right one, and the game session has no row: nobody else finds it until its server reports.",
  cause:
    "When the event of a fulfilled placement is handled, the game session is looked up and whatever its status is, the callback is called with success; a row is written for an ACTIVE one, deleted for one that has ended, and left out for any other.",
  hurts:
    "Players whose event was late: queue or Nakama were down, or the game server ended soon after its start. And those who look for a running game.",
  liveWith:
    "Look at the instance's Status in the callback, and tell players to look for a match again where it has ended. Let clients do so by themselves when they cannot connect, and game servers report soon after their start.",
};
