import type { JournalEntry } from "../../emulator/index.ts";
import type { ScopeState } from "../bench.ts";
import type { IndexRow } from "../nakama-index.ts";
import type { World } from "../world.ts";

/** Everything that truths about a world are read from. */
export interface WorldView {
  readonly scopes: readonly ScopeState[];
  /** From the world's start. */
  readonly journal: readonly JournalEntry[];
  /** Rules of the emulator that wait and should have run. */
  readonly overdue: readonly string[];
  /** What the world was still at when it should have become quiet; undefined when it did. */
  readonly unrest: string | undefined;
  /** The rows of Nakama's index. */
  readonly indexRows: readonly IndexRow[];
}

/** A truth about the whole world at the end of a scenario. */
export interface Invariant {
  /** By which a scenario names it when it shows that it is broken. */
  readonly name: string;
  /** What contradicts it, in words; nothing when it holds. */
  check(view: WorldView): readonly string[];
}

/** Looks at a world once it is quiet, or when it does not become so. */
export async function viewWorld(world: World): Promise<WorldView> {
  const unrest = await world.quiet().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const [scopes, overdue, indexRows] = await Promise.all([
    world.bench.state(),
    world.bench.overdue(),
    world.index(),
  ]);
  return { scopes, journal: await world.journal.all(), overdue, unrest, indexRows };
}
