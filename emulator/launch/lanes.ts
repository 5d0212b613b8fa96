/**
 * The processes that one instance keeps running: a lane for each concurrent execution of each line of its runtime
 * configuration. What starts badly in a lane again and again is started later and later.
 */
import type { LaunchedProcess as LaunchLine } from "../domain/fleet.ts";

export interface Lane {
  readonly launchPath: string;
  readonly parameters: string | undefined;
  /** In the lane now. */
  processId: string | undefined;
  /** Starts in a row that came to nothing. */
  failureCount: number;
  /** Milliseconds of the machine's monotonic time before which nothing is started here. */
  retryAtMs: number;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 60_000;

/** Wall milliseconds from a failed start to the next one. **Assumed**: doubled each time, a minute at most. */
export const backOffMs = (failureCount: number): number =>
  failureCount === 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failureCount - 1));

/**
 * The lanes after a look at the runtime configuration. Lanes that it does not have any more stay while their process
 * lives, which is left alone; new lines have lanes without a past.
 */
export function lanesFor(present: readonly Lane[], lines: readonly LaunchLine[]): Lane[] {
  const left = [...present];
  const wanted = lines.flatMap((line) =>
    Array.from({ length: line.concurrentExecutions }, (): Lane => {
      const index = left.findIndex((lane) => isOfLine(lane, line));
      const [lane] = index < 0 ? [] : left.splice(index, 1);
      return lane ?? emptyLane(line);
    }),
  );
  return [...wanted, ...left.filter((lane) => lane.processId !== undefined)];
}

/** The lanes in which a process may be started now, the configuration's first lines first. */
export const startableLanes = (
  lanes: readonly Lane[],
  lines: readonly LaunchLine[],
  nowMs: number,
): readonly Lane[] =>
  lanes.filter(
    (lane) =>
      lane.processId === undefined && lane.retryAtMs <= nowMs && lines.some((line) => isOfLine(lane, line)),
  );

const isOfLine = (lane: Lane, line: LaunchLine): boolean =>
  lane.launchPath === line.launchPath && lane.parameters === line.parameters;

const emptyLane = ({ launchPath, parameters }: LaunchLine): Lane => ({
  launchPath,
  parameters,
  processId: undefined,
  failureCount: 0,
  retryAtMs: 0,
});
