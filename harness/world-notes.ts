import type { Player } from "./player.ts";
import { show } from "./show.ts";
import type { ServerNote } from "./simulated-server/server-note.ts";

/** Something that an actor did or met, beside the emulator's journal. */
export interface WorldNote {
  /** GameLift's time, epoch milliseconds. */
  readonly at: number;
  /** The machine's time, epoch milliseconds. */
  readonly wallAt: number;
  readonly who: string;
  readonly what: string;
}

/** What players, game servers and the scenario itself tell for the timeline. */
export class WorldNotes {
  readonly #now: () => number;
  readonly #notes: WorldNote[] = [];
  readonly #watched: { readonly player: Player; seen: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  world(what: string): void {
    this.#add("scenario", what);
  }

  player(name: string, what: string): void {
    this.#add(name, what);
  }

  server(note: ServerNote): void {
    const what = serverSentence(note);
    if (what !== undefined) this.#add(`server ${note.processId.slice(0, 8)}`, what);
  }

  /** Reads a player's arrivals whenever the notes are asked for. */
  watch(player: Player): void {
    this.#watched.push({ player, seen: 0 });
  }

  all(): readonly WorldNote[] {
    return [...this.#notes].sort((a, b) => a.wallAt - b.wallAt);
  }

  #add(who: string, what: string): void {
    this.#notes.push({ at: this.#now(), wallAt: Date.now(), who, what });
  }
}

/** Undefined for what the emulator's journal tells already. */
function serverSentence(note: ServerNote): string | undefined {
  switch (note.kind) {
    case "player-accepted":
      return `accepts ${note.playerSessionId}`;
    case "player-refused":
      return `refuses ${note.playerSessionId}: ${note.reason}`;
    case "player-left":
      return `${note.playerSessionId} has left`;
    case "rpc-answered":
      return `Nakama answers ${note.rpcId} with ${note.status}`;
    case "rpc-failed":
      return `Nakama's ${note.rpcId} failed: ${note.problem}`;
    case "crashed":
      return `crashes (${note.at})`;
    case "ended":
      return `ends: ${note.reason}`;
    case "failed":
      return `fails while ${note.doing}: ${show(note.problem, 200)}`;
    case "push-ignored":
      return `ignores ${note.action}: ${note.reason}`;
    case "connection-lost":
      return `loses its socket (${note.code})`;
    case "connection-refused":
      return `is refused: ${note.reason}`;
    default:
      return undefined;
  }
}
