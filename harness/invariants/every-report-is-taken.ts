import type { Invariant } from "./invariant.ts";
import { livesOfNakama } from "./what-was-broken.ts";

export const everyReportIsTaken: Invariant = {
  name: "every report is taken",
  truth:
    "What game servers report to Nakama by its RPCs is answered without an error, as long as Nakama is up.",
  check: (view) =>
    livesOfNakama(view).wasDown
      ? []
      : view.notes
          .filter(({ sentTo, isTrouble }) => sentTo === "nakama" && isTrouble)
          .map(({ processId, what }) => `process ${processId} ${what}`),
};
