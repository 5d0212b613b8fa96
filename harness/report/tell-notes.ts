import type { WorldNote } from "../world-notes.ts";
import type { Cast } from "./cast.ts";
import { type Story, scenarioItself } from "./story.ts";

/** Tells what the scenario did and what game servers met beside GameLift. */
export function tellNotes(notes: readonly WorldNote[], cast: Cast, story: Story): void {
  for (const { wallAt, at, by, processId, what, isTrouble, isFault = false, sentTo } of notes) {
    const actor = by === "server" ? cast.serverActor(processId) : scenarioItself;
    const about = [processId, what];
    const whither = sentTo === undefined ? {} : { sentTo };
    story.tell({ wallAt, at, actor, what: cast.text(what), isTrouble, isFault, about, ...whither });
  }
}
