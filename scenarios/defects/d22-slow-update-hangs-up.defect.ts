import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D22",
  severity: "B",
  title: "a report that takes GameLift longer than ten seconds ends without an answer",
  symptom:
    "The game server's connection closes without a status after some ten seconds. What was reported is stored in Nakama, and some seconds later in GameLift too.",
  cause:
    "The RPC waits for UpdateGameSession, with up to three attempts of thirty seconds, while Nakama's HTTP server writes no answer that is later than ten.",
  hurts: "Game servers while GameLift is slow: each report holds a connection and looks like a lost Nakama.",
  liveWith:
    "Let game servers report in the background with a time-out of their own, and take a closed connection for a report that may have been stored. socket.write_timeout_ms of Nakama moves the limit.",
};
