import { type BrokenTruth, emulatorInvariants, type JournalEntry } from "../../emulator/index.ts";
import type { Bench, ScopeState } from "../bench.ts";
import { eventually } from "../eventually.ts";
import type { JournalReader } from "../journal-reader.ts";
import type { IndexRow } from "../nakama-index.ts";
import type { NakamaAccess } from "../nakama-rpc.ts";
import type { SimulatedGameServer } from "../simulated-server/simulated-game-server.ts";
import type { WorldNote, WorldNotes } from "../world-notes.ts";
import type { WorldPlayer } from "../world-player.ts";

/** A server process that the world's hosts have started. */
interface ServerInSight {
  readonly processId: string;
  readonly state: SimulatedGameServer["state"];
  readonly isConnected: boolean;
}

/** What a world shows of itself when its story is told. */
export interface WorldInSight {
  readonly bench: Pick<Bench, "state" | "brokenTruths">;
  readonly journal: JournalReader;
  /** Not there where nothing but clients of the API plays. */
  readonly notes?: WorldNotes;
  readonly servers?: readonly Pick<SimulatedGameServer, "identity" | "state" | "connected">[];
  /** The server processes that could not be replaced, each with the reason. */
  readonly unreplaced: readonly string[];
  /** Resolves when nothing is under way. @throws Error naming what still is. */
  quiet(): Promise<void>;
  /** The rows of Nakama's index; not there where no Nakama plays. */
  index?(): Promise<readonly IndexRow[]>;
  /** Not there where no Nakama plays. */
  readonly nakama?: { readonly access: Pick<NakamaAccess, "baseUrl"> };
}

/** Everything that truths about a world are read from. */
export interface WorldView {
  readonly scopes: readonly ScopeState[];
  /** From the world's start, or from that of an emulator that was killed and started again. */
  readonly journal: readonly JournalEntry[];
  /** The truths about the emulator alone that do not hold. */
  readonly brokenTruths: readonly BrokenTruth[];
  /** What the world was still at when it should have become quiet; undefined when it did. */
  readonly unrest: string | undefined;
  /** The server processes that could not be replaced, each with the reason. */
  readonly unreplaced: readonly string[];
  readonly servers: readonly ServerInSight[];
  /** What servers and the scenario itself told, in order. */
  readonly notes: readonly WorldNote[];
  readonly players: readonly Pick<WorldPlayer, "name" | "userId" | "events">[];
  /** The rows of Nakama's index; undefined where no Nakama plays. */
  readonly indexRows: readonly IndexRow[] | undefined;
  /** Why Nakama does not serve; undefined when it does, and where none plays. */
  readonly nakamaTrouble: string | undefined;
}

/** Wall milliseconds in which a Nakama that lives answers, also on a busy machine. */
const NAKAMA_LIMIT_MS = 5_000;

/** The truths about the emulator alone, which a scenario may break as well. */
export const emulatorTruths: readonly string[] = emulatorInvariants.map(({ name }) => name);

/** Looks at a world once it is quiet, or when it does not become so. */
export async function viewWorld(world: WorldInSight): Promise<WorldView> {
  const unrest = await world.quiet().then(() => undefined, messageOf);
  const [scopes, brokenTruths, indexRows, nakamaTrouble] = await Promise.all([
    world.bench.state(),
    world.bench.brokenTruths(),
    world.index?.(),
    world.nakama && troubleOf(world.nakama.access.baseUrl),
  ]);
  return {
    scopes,
    journal: await world.journal.presentLife(),
    brokenTruths,
    unrest,
    unreplaced: world.unreplaced,
    servers: (world.servers ?? []).map(({ identity, state, connected }) => ({
      processId: identity.processId,
      state,
      isConnected: connected,
    })),
    notes: world.notes?.all() ?? [],
    players: world.notes?.players ?? [],
    indexRows,
    nakamaTrouble,
  };
}

function troubleOf(baseUrl: string): Promise<string | undefined> {
  const look = async (saw: (seen: unknown) => void) => {
    const { status } = await fetch(`${baseUrl}/`, { signal: AbortSignal.timeout(NAKAMA_LIMIT_MS) });
    saw(`status ${status}`);
    return status === 200;
  };
  return eventually("Nakama answers", look, { withinMs: NAKAMA_LIMIT_MS, everyMs: 100 }).then(
    () => undefined,
    messageOf,
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
