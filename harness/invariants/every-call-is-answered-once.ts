import type { Invariant } from "./invariant.ts";

export const everyCallIsAnsweredOnce: Invariant = {
  name: "every call is answered once",
  truth: "Each API call that came in was answered once, or its client had left; nothing else was answered.",
  check({ journal }) {
    const calls = new Map<string, string>();
    const answers = new Map<string, number>();
    for (const { kind, what, subjectId = "", details } of journal) {
      if (kind !== "input") continue;
      if (details.kind === "call") calls.set(subjectId, what);
      else if (details.kind === "answered") answers.set(subjectId, (answers.get(subjectId) ?? 0) + 1);
    }
    const problems: string[] = [];
    for (const [callId, operation] of calls) {
      const count = answers.get(callId) ?? 0;
      answers.delete(callId);
      if (count !== 1) problems.push(`${operation}, ${callId}, was answered ${count} times`);
    }
    return [...problems, ...[...answers.keys()].map((callId) => `${callId} was answered and never came in`)];
  },
};
