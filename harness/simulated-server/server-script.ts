/** How a simulated game server behaves where it does not simply do what the guide says. Times are the world's. */

/** Where a scripted crash happens: the process is gone without a word, its game port closed. */
export type CrashStep =
  /** The socket is open, nothing was sent. */
  | "connected"
  /** The first heartbeat was answered: the process could be given a game session. */
  | "ready"
  /** CreateGameSession arrived, nothing was answered. */
  | "session-started"
  /** ActivateGameSession was answered. */
  | "session-activated"
  /** A player was accepted and has been told so; Nakama does not know. */
  | "player-accepted";

export interface ServerScript {
  /** Milliseconds between CreateGameSession and ActivateGameSession; none unless told. */
  readonly activateAfterMs?: number;
  readonly neverActivate?: true;
  readonly crashAt?: CrashStep;
  /** After this many heartbeats that report health, every further one reports the opposite. 0: from the first. */
  readonly unhealthyAfterHeartbeats?: number;
  /** After this many heartbeats none is sent any more; the socket stays open. 0: not even the first. */
  readonly silentAfterHeartbeats?: number;
  /** Players are refused, with this reason, before GameLift is asked; their seats stay reserved. */
  readonly refusePlayers?: true | string;
  /** TerminateProcess is heard and nothing follows. */
  readonly ignoreTerminate?: true;
  /** The game ends when the last of its players has left. */
  readonly endWhenEmpty?: boolean;
  /** The game ends this many milliseconds after its activation. */
  readonly endAfterMs?: number;
}
