import type { Invariant } from "./invariant.ts";
import { hasForgotten } from "./what-was-broken.ts";

export const everyRowWasActive: Invariant = {
  name: "every row was active",
  truth:
    "Nakama's index knows only game sessions that were ACTIVE at some time; those of before the emulator was killed stay there.",
  check(view) {
    const { indexRows, journal } = view;
    if (indexRows === undefined || hasForgotten(view)) return [];
    const wereActive = new Set(
      journal.filter((entry) => entry.what === "game session ACTIVE").map((entry) => entry.subjectId),
    );
    return indexRows
      .filter((row) => !wereActive.has(row.id))
      .map((row) => `Nakama's index has a row for ${row.id}, which never was ACTIVE`);
  },
};
