/** How a simulated game server behaves where it does not simply do what the guide says. Times are the world's. */
import type { SdkProfileName } from "./sdk-profile.ts";

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
  | "player-accepted"
  /** TerminateProcess arrived; nobody was told of an end. */
  | "terminating";

/**
 * Whose id is another than it should be: the host's in the handshake, which is refused; the game session's in
 * ActivateGameSession; the player session's in AcceptPlayerSession.
 */
export type WrongId = "compute" | "game-session" | "player-session";

/** Read when the server is made; all the rest may be changed while it lives. */
interface ServerMake {
  /** Behaves on the wire like a server with this SDK; Go unless told. */
  readonly profile?: SdkProfileName;
  /** Writes nothing for 5 s after each reconnect, as Go does. */
  readonly silentAfterReconnect?: true;
}

export interface ServerScript extends ServerMake {
  /** Milliseconds between CreateGameSession and ActivateGameSession; none unless told. */
  readonly activateAfterMs?: number;
  readonly neverActivate?: true;
  /** Milliseconds between the open socket and ProcessReady; none unless told. */
  readonly readyAfterMs?: number;
  /** Connects, and never calls ProcessReady. */
  readonly neverReady?: true;
  readonly crashAt?: CrashStep;
  /** After this many heartbeats that report health, every further one reports the opposite. 0: from the first. */
  readonly unhealthyAfterHeartbeats?: number;
  /** After this many heartbeats none is sent any more; the socket stays open. 0: not even the first. */
  readonly silentAfterHeartbeats?: number;
  /** Each heartbeat but the first comes so many milliseconds after it should. */
  readonly heartbeatsLateByMs?: number;
  /** Its game is gone: the port for players is closed once the process is ready, and health is reported all the same. */
  readonly deafButHealthy?: true;
  readonly wrongId?: WrongId;
  /** With each heartbeat, so many requests more at once, without a look at the answers. */
  readonly floodsWith?: number;
  /** Players are refused, with this reason, before GameLift is asked; their seats stay reserved. */
  readonly refusePlayers?: true | string;
  /** TerminateProcess is heard and nothing follows. */
  readonly ignoreTerminate?: true;
  /** The game ends when the last of its players has left. */
  readonly endWhenEmpty?: boolean;
  /** The game ends this many milliseconds after its activation. */
  readonly endAfterMs?: number;
}
