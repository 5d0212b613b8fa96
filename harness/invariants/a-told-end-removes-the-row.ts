import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";

/** **Observed** in the fleet manager: only the delete RPC, a Get or a sync removes a row; a crash tells nobody. */
export const aToldEndRemovesTheRow: Invariant = {
  name: "a told end removes the row",
  truth: "Nakama's index has no row for a game session that has ended and whose server has told Nakama so.",
  check(view) {
    const told = new Set(
      view.notes
        .filter(({ what }) => what === "reports to Nakama: delete_instance_info (200)")
        .map(({ processId }) => processId),
    );
    const rows = new Set(view.indexRows?.map(({ id }) => id));
    return recordsOf(view, "gameSessions")
      .filter(({ gameSessionId, status, processId }) => {
        const hasEnded = status === "TERMINATED" || status === "ERROR";
        return hasEnded && told.has(processId) && rows.has(gameSessionId);
      })
      .map(({ gameSessionId, status }) => {
        return `${gameSessionId} is ${status}, its server has told Nakama, and the index still has its row`;
      });
  },
};
