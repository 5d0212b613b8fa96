import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D16",
  severity: "B",
  title: "one slow answer of GameLift stops the matchmaker for everybody",
  symptom:
    "While the hook of one match waits for GameLift, nobody else on the server is matched, whatever they look for. With the SDK's retries that can be a minute and a half.",
  cause:
    "Nakama's matchmaker waits until every hook of a tick has returned before it looks at tickets again, and the fleet manager's calls are made inside the hook.",
  hurts: "All players of the server, whenever GameLift's API is slow or hangs.",
  liveWith:
    "Give the hook's calls a short limit, or return from the hook at once and place the players in a goroutine with a context of its own.",
  cure: "the sample plugin places players in the background",
};
