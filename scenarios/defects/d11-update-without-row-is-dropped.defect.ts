import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D11",
  severity: "B",
  title: "a report for a game session without a row is dropped and answered with success",
  symptom:
    "update_instance_info answers 200. The row that it makes has GameLift's count and properties; the count, the name and the data of the report are nowhere.",
  cause:
    "Without a row Update asks GameLift for the session, stores what it says, and returns before it looks at what was reported.",
  hurts:
    "Servers that report at once when a session begins, before Nakama has handled the placement's event: their first words are lost, and they cannot know.",
  liveWith:
    "Report again, for instance with every change of the count, and some seconds after the session began; report whole states, never differences.",
};
