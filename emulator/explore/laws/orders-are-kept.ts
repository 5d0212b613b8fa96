import type { Law, PlayedStep } from "./law.ts";

/** Assumed (our own): a fault's count, and the lag of SearchGameSessions. */
export const ordersAreKept: Law = {
  name: "orders are kept",
  truth: "A fault acts as often as was ordered, and search shows nothing before its time.",
  check: (played) => [...ofFaults(played), ...ofSearch(played)],
};

function ofFaults({ before, after }: PlayedStep): readonly string[] {
  return after.scopes.flatMap(({ scope, records }) => {
    const was = new Map(
      before.scopes
        .find((one) => one.scope.region === scope.region)
        ?.records.faults.map((fault) => [fault.faultId, fault]),
    );
    return records.faults.flatMap(({ faultId, name, firedCount, remaining }) => {
      const earlier = was.get(faultId);
      if (earlier?.remaining === undefined || remaining === undefined) return [];
      const times = firedCount - earlier.firedCount;
      return times > 0 && remaining > earlier.remaining - times
        ? [`${name} has acted ${times} times and still has ${remaining} of ${earlier.remaining}`]
        : [];
    });
  });
}

function ofSearch({ step, before, after }: PlayedStep): readonly string[] {
  if (step.act === "control" && step.command === "reset") return [];
  return before.scopes.flatMap(({ scope, records }) => {
    const is = after.scopes.find((one) => one.scope.region === scope.region);
    return records.searchUpdates
      .filter(
        ({ dueAt, sequence }) =>
          dueAt > after.now && is?.tables.searchUpdates.get(String(sequence)) === undefined,
      )
      .map(({ gameSessionId, dueAt }) => `search shows ${gameSessionId} as it may not before ${dueAt}`);
  });
}
