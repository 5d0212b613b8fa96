import { show } from "./show.ts";
import type { ServerNote } from "./simulated-server/server-note.ts";
import type { WorldPlayer } from "./world-player.ts";

/** Something that an actor did or met, beside the emulator's journal. */
export interface WorldNote {
  /** GameLift's time, epoch milliseconds. */
  readonly at: number;
  /** The machine's time, epoch milliseconds. */
  readonly wallAt: number;
  readonly by: "scenario" | "server";
  /** A server's process id. */
  readonly processId?: string;
  readonly what: string;
  /** Something went wrong there. */
  readonly isTrouble: boolean;
  /** It was broken there on purpose. */
  readonly isFault?: true;
  /** Whom it was said to. */
  readonly sentTo?: "nakama";
}

/** What players, game servers and the scenario itself tell for the timeline. */
export class WorldNotes {
  readonly #now: () => number;
  readonly #notes: WorldNote[] = [];
  readonly #players: WorldPlayer[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A step of the scenario. */
  world(what: string): void {
    this.#add({ by: "scenario", what, isTrouble: false });
  }

  /** Something that the scenario breaks on purpose. */
  fault(what: string): void {
    this.#add({ by: "scenario", what, isTrouble: true, isFault: true });
  }

  server(note: ServerNote): void {
    const sentence = serverSentence(note);
    if (sentence !== undefined) this.#add({ by: "server", processId: note.processId, ...sentence });
  }

  /** What arrives at this player belongs to the story as well. */
  watch(player: WorldPlayer): void {
    this.#players.push(player);
  }

  /** The players who are watched. */
  get players(): readonly WorldPlayer[] {
    return this.#players;
  }

  all(): readonly WorldNote[] {
    return [...this.#notes];
  }

  /** What was noted since the last call, which is then forgotten: for whoever goes on for days. */
  drain(): readonly WorldNote[] {
    return this.#notes.splice(0);
  }

  #add(note: Omit<WorldNote, "at" | "wallAt">): void {
    this.#notes.push({ at: this.#now(), wallAt: Date.now(), ...note });
  }
}

type Sentence = Pick<WorldNote, "what" | "isTrouble" | "isFault" | "sentTo">;
const plain = (what: string): Sentence => ({ what, isTrouble: false });
const trouble = (what: string): Sentence => ({ what, isTrouble: true });

/** Undefined for what the emulator's journal tells already. */
function serverSentence(note: ServerNote): Sentence | undefined {
  switch (note.kind) {
    case "player-refused":
      return trouble(`refuses ${note.playerSessionId}: ${note.reason}`);
    case "rpc-answered":
      return { ...plain(`reports to Nakama: ${note.rpcId} (${note.status})`), sentTo: "nakama" };
    case "rpc-failed":
      return { ...trouble(`cannot report to Nakama: ${note.rpcId}: ${note.problem}`), sentTo: "nakama" };
    case "crashed":
      return { ...trouble(note.at === "asked" ? "crashes" : `crashes (at: ${note.at})`), isFault: true };
    case "ended":
      return plain(`has ended: ${note.reason}`);
    case "failed":
      return trouble(`fails while ${note.doing}: ${show(note.problem, 200)}`);
    case "push-ignored":
      return trouble(`ignores ${note.action}: ${note.reason}`);
    case "connection-refused":
      return trouble(`is refused: ${note.reason}`);
    case "refresh-failed":
      return trouble(`cannot move to another connection: ${note.reason}`);
    case "request-timed-out":
      return trouble(`got no answer to ${note.action}`);
    default:
      return undefined;
  }
}
