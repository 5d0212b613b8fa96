import { recordsOf } from "./records.ts";
import type { Invariant } from "./world-view.ts";

/** Every game session that a placement made and that is ACTIVE now is in Nakama's index. */
export const everyPlacedSessionHasARow: Invariant = {
  name: "every placed session has a row",
  check(view) {
    if (view.indexRows === undefined) return [];
    const rows = new Set(view.indexRows.map((row) => row.id));
    return recordsOf(view, "gameSessions")
      .filter(({ placementId, status, gameSessionId }) => {
        return placementId !== undefined && status === "ACTIVE" && !rows.has(gameSessionId);
      })
      .map(({ gameSessionId }) => `${gameSessionId} is ACTIVE and Nakama's index has no row for it`);
  },
};
