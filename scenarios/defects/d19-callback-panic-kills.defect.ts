import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D19",
  severity: "A",
  title: "a panic in a Create callback ends Nakama",
  symptom:
    "One mistake in a callback, such as a method call on the nil error of a success or on the nil instance of a time-out, and the whole server process is gone, with all its players.",
  cause:
    "Callbacks run in a goroutine of their own, and nothing recovers from a panic there. The guide's callback calls Error() without a look, and reads the instance where there is none.",
  hurts: "Every player of the server, not only those of the placement.",
  liveWith:
    "Begin each callback with a deferred recover that logs, and test it with a time-out and a failure, not only with a success.",
  cure: "the wrapper recovers from panics in callbacks",
};
