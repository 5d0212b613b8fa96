import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";

export const everyPlacedSessionHasARow: Invariant = {
  name: "every placed session has a row",
  truth: "Every game session that a placement made and that is ACTIVE is in Nakama's index.",
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
