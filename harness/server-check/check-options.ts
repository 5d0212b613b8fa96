import type { CheckLimits } from "./check-limits.ts";

/**
 * How players come to the server under check. `auto` tries the bench's own game protocol and leaves the players out where
 * the server does not speak it; `websocket` insists on it; `by-hand` waits for somebody to connect; `command` runs one for
 * each player.
 */
export type PlayersWay =
  | { readonly kind: "auto" | "websocket" | "by-hand" | "none" }
  | { readonly kind: "command"; readonly commandLine: string };

export interface CheckOptions {
  /** The server's executable: a path, or a name that PATH leads to. */
  readonly executable: string;
  /** Its arguments, with placeholders such as `{port}`; see fill-placeholders.ts. */
  readonly args: readonly string[];
  /** Where it is started, and what relative paths start from. */
  readonly folder: string;
  /** What it finds in its environment beside what GameLift's hosts set. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly limits: CheckLimits;
  readonly players: PlayersWay;
  readonly gameProperties: Readonly<Record<string, string>>;
  readonly gameSessionData: string | undefined;
  readonly region: string;
  /** The server is sent to the TLS socket, as C++ and Unreal need it. */
  readonly tls: boolean;
  /** Checks a second process, too: lost socket, moved connection, broken player, second heartbeat. */
  readonly thorough: boolean;
  /** Takes the server's output. */
  readonly logFolder: string;
}
