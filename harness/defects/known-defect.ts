/** What is known of a defect of the fleet manager, in words: its scenario shows it, and docs/defects.md tells it. */

/** Stuck players, lost data or a crash; wrong data or a success that is none; a nuisance. */
export type Severity = "A" | "B" | "C";

export interface KnownDefect {
  /** D with its number, and a letter where one number has several; E for those that were found beside the list. */
  readonly id: `${"D" | "E"}${number}` | `${"D" | "E"}${number}b`;
  readonly severity: Severity;
  /** What goes wrong, as short as a heading. */
  readonly title: string;
  /** What is seen, by whom. */
  readonly symptom: string;
  /** What in the fleet manager, in Nakama or in AWS's SDK makes it so. */
  readonly cause: string;
  /** Who is hurt, and when. */
  readonly hurts: string;
  /** What an operator or a developer can do meanwhile. */
  readonly liveWith: string;
  /** How the sample plugin heals it without changing the fleet manager; only where a second scenario shows that. */
  readonly cure?: string;
}

/** Sorts as people count: D2, D3, D3b, D10, E1. */
export function byDefectId(left: KnownDefect, right: KnownDefect): number {
  return left.id.localeCompare(right.id, "en", { numeric: true });
}
