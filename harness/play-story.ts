import type { TestContext } from "vitest";
import { thenClose } from "./failure-first.ts";
import { checkInvariants } from "./invariants/check-invariants.ts";
import type { WorldInSight } from "./invariants/world-view.ts";
import { matchmakerWaitsMs } from "./matchmaker-waits.ts";
import type { StoryWorld } from "./report/story-world.ts";
import { reportStory } from "./report-story.ts";
import type { ScenarioFigures } from "./scenario-figures.ts";
import { within } from "./within.ts";
import type { WorldFaults } from "./world-faults.ts";
import type { WorldNotes } from "./world-notes.ts";

/** A world that stories are told in, with a Nakama or without. */
export interface PlayedWorld extends StoryWorld, WorldInSight {
  readonly notes: WorldNotes;
  readonly faults: Pick<WorldFaults, "liftAll">;
  close(): Promise<void>;
}

export interface StoryPlan<Played extends PlayedWorld> {
  readonly title: string;
  /** Where the world's logs will be. */
  readonly logFolder: string;
  readonly build: () => Promise<Played>;
  readonly tell: (world: Played) => Promise<void>;
  /** Wall milliseconds that the telling may take. */
  readonly limitMs: number;
  /** Invariants that the story shows to be broken, each by its name. */
  readonly breaks?: readonly string[] | undefined;
}

/**
 * Builds a world, tells one story in it and checks the invariants when it is told. Whatever happens, the timeline goes
 * to the reporter and the world is closed.
 *
 * @throws what the story or an invariant fails with, with what could not be closed beside it.
 */
export async function playStory<Played extends PlayedWorld>(
  { annotate, task }: Pick<TestContext, "annotate" | "task">,
  plan: StoryPlan<Played>,
): Promise<void> {
  const { title } = plan;
  const startedAt = performance.now();
  const world = await plan.build().catch((error: unknown) => {
    throw new Error(`The world could not be built; its logs are in ${plan.logFolder}`, { cause: error });
  });
  const worldMs = Math.round(performance.now() - startedAt);
  await thenClose(
    async () => {
      const failure = await outcomeOf(world, plan);
      const wallMs = Math.round(performance.now() - startedAt);
      task.meta.figures = {
        worldMs,
        storyMs: wallMs - worldMs,
        matchmakerMs: matchmakerWaitsMs(world.notes.players),
        advancedMs: world.clock.advancedMs,
      } satisfies ScenarioFigures;
      const outcome = failure === undefined ? "passed" : "failed";
      await thenClose(
        async () => {
          if (failure !== undefined) throw failure.error;
        },
        () => reportStory({ annotate, task }, world, { title, outcome, wallMs }),
      );
    },
    () => world.close(),
  );
}

/** Undefined for a story that holds; an object for one that does not, since anything may be thrown. */
async function outcomeOf<Played extends PlayedWorld>(
  world: Played,
  { tell, limitMs, breaks = [] }: StoryPlan<Played>,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    await within("the story", limitMs, tell(world));
    await world.faults.liftAll();
    await world.clock.settle();
    await checkInvariants(world, breaks);
    return undefined;
  } catch (error) {
    return { error };
  }
}
