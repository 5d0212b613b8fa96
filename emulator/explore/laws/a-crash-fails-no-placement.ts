import type { Law } from "./law.ts";

/** Assumed (as of the emulator): a lost process leads to the next place; only an end on purpose fails a placement. */
export const aCrashFailsNoPlacement: Law = {
  name: "a crash fails no placement",
  truth: "A placement whose game session was activating goes on when the process exits, and does not fail.",
  check({ step, sent, answer, before, after, rules }) {
    if (step.act !== "control" || step.command !== "process-exited" || answer === undefined) return [];
    if (rules.failUnactivatedPlacements) return [];
    return before.scopes.flatMap((was) => {
      const gameSession = was.records.gameSessions.find(
        ({ processId, status }) => processId === sent.processId && status === "ACTIVATING",
      );
      if (gameSession === undefined) return [];
      const region = gameSession.placementRegion ?? was.scope.region;
      const is = after.scopes.find(({ scope }) => scope.region === region);
      const placement = is?.tables.placements.get(gameSession.placementId ?? "");
      return placement?.status === "FAILED"
        ? [`${placement.placementId} has FAILED because ${sent.processId} exited`]
        : [];
    });
  },
};
