import type { Invariant } from "./invariant.ts";

export const everyRowWasActive: Invariant = {
  name: "every row was active",
  truth: "Nakama's index knows only game sessions that were ACTIVE at some time.",
  check({ indexRows, journal }) {
    if (indexRows === undefined) return [];
    const wereActive = new Set(
      journal.filter((entry) => entry.what === "game session ACTIVE").map((entry) => entry.subjectId),
    );
    return indexRows
      .filter((row) => !wereActive.has(row.id))
      .map((row) => `Nakama's index has a row for ${row.id}, which never was ACTIVE`);
  },
};
