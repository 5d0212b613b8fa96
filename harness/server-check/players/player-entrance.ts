/** A seat in a game session, as a matchmaker or CreatePlayerSession hands it to a player. */
export interface PlayerSeat {
  readonly ipAddress: string;
  readonly port: number;
  readonly playerSessionId: string;
  readonly gameSessionId: string;
}

/** A player on their way into the game, or in it. */
export interface PlayerVisit {
  /** Leaves politely; never rejects. */
  leave(): Promise<void>;
  /** Is gone without a word. */
  cut(): void;
}

export type Entrance =
  /** Let in; or on the way in, where only GameLift's sight of it can tell. */
  | { readonly kind: "entered"; readonly visit: PlayerVisit }
  | { readonly kind: "refused"; readonly reason: string }
  /** The server does not speak what this player speaks, or does not answer. */
  | { readonly kind: "not understood"; readonly problem: string };

/** How players get into the game of a server under check. */
export interface PlayerEntrance {
  /** A server that is not understood is left out of the steps about players instead of being wrong. */
  readonly isTry: boolean;
  /** Says itself whether the server let a player in, so that one whom GameLift does not know can be tried. */
  readonly tellsRefusals: boolean;
  /** Seconds within which GameLift must hear of a player who came or left; undefined for the usual limit. */
  readonly patienceSeconds: number | undefined;
  enter(seat: PlayerSeat): Promise<Entrance>;
  /** The last lines that the players themselves have written; empty for those who write nothing. */
  lastOutput(): string;
}
