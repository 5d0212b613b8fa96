import type { JournalEntry } from "../../emulator/index.ts";
import type { Bench, ScopeState } from "../bench.ts";
import type { JournalReader } from "../journal-reader.ts";
import type { IndexRow } from "../nakama-index.ts";

/** What a world shows of itself when its story is told. */
export interface WorldInSight {
  readonly bench: Pick<Bench, "state" | "overdue">;
  readonly journal: JournalReader;
  /** The server processes that could not be replaced, each with the reason. */
  readonly unreplaced: readonly string[];
  /** Resolves when nothing is under way. @throws Error naming what still is. */
  quiet(): Promise<void>;
  /** The rows of Nakama's index; not there where no Nakama plays. */
  index?(): Promise<readonly IndexRow[]>;
}

/** Everything that truths about a world are read from. */
export interface WorldView {
  readonly scopes: readonly ScopeState[];
  /** From the world's start. */
  readonly journal: readonly JournalEntry[];
  /** Rules of the emulator that wait and should have run. */
  readonly overdue: readonly string[];
  /** What the world was still at when it should have become quiet; undefined when it did. */
  readonly unrest: string | undefined;
  /** The server processes that could not be replaced, each with the reason. */
  readonly unreplaced: readonly string[];
  /** The rows of Nakama's index; undefined where no Nakama plays. */
  readonly indexRows: readonly IndexRow[] | undefined;
}

/** A truth about the whole world at the end of a scenario. */
export interface Invariant {
  /** By which a scenario names it when it shows that it is broken. */
  readonly name: string;
  /** What contradicts it, in words; nothing when it holds. */
  check(view: WorldView): readonly string[];
}

/** Looks at a world once it is quiet, or when it does not become so. */
export async function viewWorld(world: WorldInSight): Promise<WorldView> {
  const unrest = await world.quiet().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const [scopes, overdue, indexRows] = await Promise.all([
    world.bench.state(),
    world.bench.overdue(),
    world.index?.(),
  ]);
  const journal = await world.journal.all();
  return { scopes, journal, overdue, unrest, unreplaced: world.unreplaced, indexRows };
}
