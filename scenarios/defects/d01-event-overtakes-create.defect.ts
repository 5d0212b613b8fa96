import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D1",
  severity: "A",
  title: "an event that is faster than the answer to Create is lost",
  symptom:
    "Create returns a placement's id, the game session runs and is in the index, the event is received and deleted, and no callback is ever called: its players are never told.",
  cause:
    "The callback is stored only after StartGameSessionPlacement has answered. An event that is handled before finds no callback, is deleted all the same, and nobody looks again.",
  hurts:
    "Players of a placement that is quick while the answer is slow: a server is idle, the network or GameLift's API is busy.",
  liveWith:
    "Start a timer of your own for each placement before Create is called, and tell its players when nothing else has; let clients look for a match again then.",
  cure: "the wrapper holds the event until Create has stored its callback",
};
