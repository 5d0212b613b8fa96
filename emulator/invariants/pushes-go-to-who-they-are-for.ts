import type { Invariant, WorldView } from "./invariant.ts";
import { recordNow } from "./records.ts";

/** **Observed** (the SDKs drop what they are not ready for): order and addressee decide whether a push has an effect. */
export const pushesGoToWhoTheyAreFor: Invariant = {
  name: "pushes go to who they are for",
  truth:
    "CreateGameSession is pushed to the process that hosts the game session, after its first healthy heartbeat; TerminateProcess to one that was told to end.",
  check(world) {
    const problems: string[] = [];
    const healthy = new Set<string>();
    for (const { kind, what, subjectId = "", details } of world.journal) {
      if (what === "HeartbeatServerProcess" && kind === "input" && isHealthyReport(details))
        healthy.add(subjectId);
      if (kind !== "push") continue;
      const process = recordNow(world, "serverProcesses", subjectId);
      // A reset forgets processes whose pushes are in the journal.
      if (process === undefined) continue;
      if (what === "CreateGameSession") {
        const pushed = (details.push as { readonly GameSessionId?: string }).GameSessionId;
        if (process.gameSessionId !== pushed && isKept(world, pushed))
          problems.push(
            `process ${subjectId} was told to start ${pushed}, and hosts ${process.gameSessionId}`,
          );
        if (world.isFirst && world.isJournalWhole && !healthy.has(subjectId))
          problems.push(
            `process ${subjectId} was told to start ${pushed} before its first healthy heartbeat`,
          );
      }
      if (what === "TerminateProcess" && process.terminationAt === undefined)
        problems.push(`process ${subjectId} was told to end and has no time for it`);
    }
    return problems;
  },
};

const isHealthyReport = ({ fields }: { readonly [name: string]: unknown }): boolean =>
  (fields as { readonly HealthStatus?: unknown } | undefined)?.HealthStatus === true;

/** An ended game session may be forgotten, and its process forgets it, too. */
const isKept = (world: WorldView, gameSessionId: string | undefined): boolean =>
  recordNow(world, "gameSessions", gameSessionId) !== undefined;
