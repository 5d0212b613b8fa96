/** A run with a failure whose every text is hostile, one that passed, and one that was skipped. */
import * as entries from "../../testing/entries.ts";
import { toldStory } from "../../told-story.ts";
import type { ReportedScenario } from "../render-scenario.ts";
import { storyDataOf } from "../story-data-of.ts";

/** Would say so if it were ever run, and would close whatever element it stands in. */
export const hostile = `</script></style></details>"'><img src="x:" onerror="window.hurt=1"><script>window.hurt=2</script>`;

const { ada, adasSeat, gameSessionId, placementId, processId } = entries;
const player = { ...ada, name: `ada ${hostile}` };

const journal = [
  ...entries.journalOf([
    entries.transition("server process ACTIVE", processId, {}),
    entries.call("StartGameSessionPlacement", {
      PlacementId: placementId,
      GameSessionQueueName: hostile,
      DesiredPlayerSessions: [{ PlayerId: ada.userId }],
    }),
    entries.transition("placement PENDING", placementId, { startedAt: 0 }),
    entries.due("look-at-queue"),
    entries.gameSession("ACTIVATING"),
    entries.attempt("game session started", { attempt: 1, gameSessionId, processId }),
    { kind: "fault", what: `fail-action ${hostile} fired`, subjectId: processId, details: {} },
    entries.frame("ActivateGameSession", { GameSessionId: gameSessionId }),
    entries.gameSession("ACTIVE"),
    entries.seat("RESERVED", adasSeat, ada.userId),
    entries.transition("placement TIMED_OUT", placementId, { startedAt: 0, endedAt: 30_000 }),
  ]),
];
const sources = { journal, notes: [], players: [{ ...player, events: [] }], nakamaLogs: [] };

const failed: ReportedScenario = {
  title: `it fails ${hostile}`,
  file: "scenarios/a.test.ts",
  outcome: "failed",
  wallMs: 1_234,
  advancedMs: 30_000,
  reason: undefined,
  errors: [{ name: hostile, message: hostile, stack: `Error: ${hostile}` }],
  seed: hostile,
  logFolder: `/logs/${hostile}`,
  storyFile: undefined,
  story: storyDataOf(toldStory(sources), sources),
  withoutStory: undefined,
};

const plain = { ...failed, errors: [], seed: "seven", logFolder: "/logs/2" };

export const reportedScenarios: readonly ReportedScenario[] = [
  {
    ...plain,
    title: "it passes",
    outcome: "passed",
    story: undefined,
    withoutStory: "It was not asked for.",
  },
  { ...plain, title: "it is skipped", outcome: "skipped", reason: hostile, story: undefined },
  failed,
];
