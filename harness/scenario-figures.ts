/** How long the parts of a scenario took; plain data for whoever runs it. */
export interface ScenarioFigures {
  /** Wall milliseconds until its world was ready. */
  readonly worldMs: number;
  /** Wall milliseconds of the story, its invariants included. */
  readonly storyMs: number;
  /** Wall milliseconds of the story in which somebody waited for Nakama's matchmaker. */
  readonly matchmakerMs: number;
  /** Milliseconds by which GameLift's clock was moved. */
  readonly advancedMs: number;
}

declare module "vitest" {
  interface TaskMeta {
    figures?: ScenarioFigures;
  }
}
