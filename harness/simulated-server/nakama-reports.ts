/** The two RPCs by which a game server keeps Nakama's index of game sessions right, as the integration guide tells. */
import { callNakamaRpc, type NakamaAccess, NakamaRpcError } from "../nakama-rpc.ts";
import type { FrameFields } from "./sdk-frames.ts";
import type { GameNote } from "./server-note.ts";

/** What an update may change besides the count; Nakama keeps what is left out. */
export interface GameSessionMetadata {
  readonly GameSessionData?: string;
  readonly GameSessionName?: string;
  readonly GameProperties?: Readonly<Record<string, string>>;
}

export class NakamaReports {
  readonly #access: NakamaAccess;
  readonly #note: (note: GameNote) => void;
  readonly #signal: AbortSignal;

  /** `signal` breaks off calls under way. */
  constructor(access: NakamaAccess, note: (note: GameNote) => void, signal: AbortSignal) {
    this.#access = access;
    this.#note = note;
    this.#signal = signal;
  }

  /** @throws NakamaRpcError */
  update(gameSessionId: string, playerCount: number, metadata?: GameSessionMetadata): Promise<void> {
    // The member is player_count: the README's playerCount silently sets the count to 0.
    const payload = { id: gameSessionId, player_count: playerCount, ...(metadata && { metadata }) };
    return this.#call("update_instance_info", payload);
  }

  /** @throws NakamaRpcError */
  delete(gameSessionId: string): Promise<void> {
    return this.#call("delete_instance_info", { id: gameSessionId });
  }

  async #call(rpcId: string, payload: FrameFields): Promise<void> {
    this.#note({ kind: "rpc-sent", rpcId, payload });
    try {
      await callNakamaRpc(this.#access, rpcId, payload, { signal: this.#signal });
    } catch (error) {
      const status = error instanceof NakamaRpcError ? error.status : undefined;
      this.#note({ kind: "rpc-failed", rpcId, status, problem: String(error) });
      throw error;
    }
    this.#note({ kind: "rpc-answered", rpcId, status: 200 });
  }
}
