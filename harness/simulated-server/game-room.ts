/**
 * The players of one game session: who may come in, who is in, and what GameLift and Nakama are told of it.
 *
 * It does what the integration guide's server does: AcceptPlayerSession when a player connects, RemovePlayerSession
 * when they go, and after each of them the count of RESERVED and ACTIVE player sessions to Nakama.
 */
import { show } from "../show.ts";
import { type BackfillWish, backfillRequest } from "./backfill-request.ts";
import type { GameHost } from "./game-port.ts";
import type { ServerMessage } from "./game-protocol.ts";
import type { GameSessionMetadata, NakamaReports } from "./nakama-reports.ts";
import type { SdkProfile } from "./sdk-profile.ts";
import { describeSeats, type SdkRequest } from "./seats.ts";
import type { GameNote } from "./server-note.ts";
import type { ServerScript } from "./server-script.ts";

/** A player who is in the game. Id and data are empty until GameLift was asked for them, right after the entrance. */
export interface PresentPlayer {
  readonly playerSessionId: string;
  readonly playerId: string;
  readonly playerData: string;
}

export interface GameRoomOptions {
  readonly profile: SdkProfile;
  readonly request: SdkRequest;
  readonly reports: NakamaReports | undefined;
  readonly script: () => ServerScript;
  /** The game session whose players may come in; undefined before one began and after the game's end. */
  readonly openSession: () => string | undefined;
  readonly note: (note: GameNote) => void;
  /** A player was told that they are in; the answer is whether the process is still there. */
  readonly playerEntered: (playerSessionId: string) => boolean;
  readonly lastPlayerLeft: () => Promise<void>;
}

export class GameRoom implements GameHost {
  readonly #options: GameRoomOptions;
  readonly #players = new Map<string, PresentPlayer>();
  #lastReport: Promise<unknown> = Promise.resolve();

  constructor(options: GameRoomOptions) {
    this.#options = options;
  }

  get players(): PresentPlayer[] {
    return [...this.#players.values()];
  }

  async admit(playerSessionId: string): Promise<ServerMessage> {
    const { request, note, openSession, script } = this.#options;
    const refuse = (reason: string): ServerMessage => {
      note({ kind: "player-refused", playerSessionId, reason });
      return { refused: playerSessionId, reason };
    };
    const gameSessionId = openSession();
    if (gameSessionId === undefined) {
      return refuse("there is no game session on this server");
    }
    const { refusePlayers } = script();
    if (refusePlayers !== undefined) {
      return refuse(refusePlayers === true ? "this server refuses every player" : refusePlayers);
    }
    try {
      await request("AcceptPlayerSession", {
        GameSessionId: gameSessionId,
        PlayerSessionId: playerSessionId,
      });
    } catch (error) {
      return refuse(error instanceof Error ? error.message : show(error));
    }
    this.#players.set(playerSessionId, { playerSessionId, playerId: "", playerData: "" });
    note({ kind: "player-accepted", playerSessionId });
    return { accepted: playerSessionId, gameSessionId };
  }

  async entered(playerSessionId: string): Promise<void> {
    if (this.#options.playerEntered(playerSessionId)) {
      await this.#attempt("report of an entrance", () => this.report());
    }
  }

  async release(playerSessionId: string): Promise<void> {
    const { request, note, openSession } = this.#options;
    this.#players.delete(playerSessionId);
    note({ kind: "player-left", playerSessionId });
    const gameSessionId = openSession();
    if (gameSessionId !== undefined) {
      await this.#attempt("removal of a player session", () =>
        request("RemovePlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: playerSessionId }),
      );
    }
  }

  async left(): Promise<void> {
    await this.#attempt("report of a departure", () => this.report());
    if (this.#players.size === 0) {
      await this.#options.lastPlayerLeft();
    }
  }

  /**
   * Counts the taken seats and tells Nakama. One after another: two reports at once could arrive in the wrong order
   * and leave the older count in the index. Answers false, having done nothing, when no game session is open.
   * @throws SdkRequestError or NakamaRpcError
   */
  report(metadata?: GameSessionMetadata): Promise<boolean> {
    const report = this.#lastReport.then(() => this.#reportNow(metadata));
    this.#lastReport = report.catch(() => undefined);
    return report;
  }

  /** @throws SdkRequestError with the service's words: GameLift's double knows no matchmaking; Error without a game. */
  async startMatchBackfill(wish: BackfillWish): Promise<void> {
    const { openSession, profile, request } = this.#options;
    const gameSessionId = openSession();
    if (gameSessionId === undefined)
      throw new Error("there is no game session on this server to find players for");
    await request("StartMatchBackfill", backfillRequest(profile, gameSessionId, wish));
  }

  /** Resolves when no report is under way: an update behind the delete RPC would put the row back. */
  async reported(): Promise<void> {
    await this.#lastReport;
  }

  async #reportNow(metadata: GameSessionMetadata | undefined): Promise<boolean> {
    const { request, reports, openSession } = this.#options;
    const gameSessionId = openSession();
    if (gameSessionId === undefined) {
      return false;
    }
    const seats = await describeSeats(request, gameSessionId);
    for (const { playerSessionId, playerId, playerData } of seats) {
      if (this.#players.has(playerSessionId)) {
        this.#players.set(playerSessionId, { playerSessionId, playerId, playerData });
      }
    }
    const taken = seats.filter(({ status }) => status === "RESERVED" || status === "ACTIVE");
    await reports?.update(gameSessionId, taken.length, metadata);
    return true;
  }

  /** A game goes on when a report fails; it is only noted. */
  async #attempt(doing: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.note({ kind: "failed", doing, problem: show(error) });
    }
  }
}
