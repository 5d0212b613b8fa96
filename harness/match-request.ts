/** What a player asks the matchmaker for, and how Nakama wants to hear it. */

export interface MatchRequest {
  /** Exactly so many players, this one included: the match is made as soon as they are there. */
  readonly players?: number;
  /** At least so many, 2 or more; `players` unless told. */
  readonly minimum?: number;
  /** At most so many; `players` unless told. */
  readonly maximum?: number;
  /** Nakama's query syntax over `properties.NAME`; everybody unless told. */
  readonly query?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly numericProperties?: Readonly<Record<string, number>>;
  /** For the leader of a party: all of its members enter together, on one ticket. */
  readonly party?: PlayerParty;
}

/** A party of Nakama; whoever made it leads it. */
export interface PlayerParty {
  readonly partyId: string;
  /** How many are in it, the leader included, where that is known. */
  readonly size?: number;
}

export interface MatchmakerArguments {
  readonly query: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly properties: Record<string, string> | undefined;
  readonly numericProperties: Record<string, number> | undefined;
}

/**
 * What the request means to Nakama.
 *
 * **Observed** in Nakama 3.40: a ticket is only ever matched with other tickets, so that a party which fills the match
 * by itself waits for ever; that is refused here, where it can be explained.
 * @throws Error when the numbers of players are not given, or leave no room beside the party.
 */
export function matchmakerArguments(request: MatchRequest): MatchmakerArguments {
  const minimum = request.minimum ?? request.players;
  const maximum = request.maximum ?? request.players;
  if (minimum === undefined || maximum === undefined) {
    throw new Error("findMatch needs `players`, or `minimum` and `maximum`");
  }
  const partySize = request.party?.size ?? 0;
  if (partySize >= maximum) {
    throw new Error(
      `a party of ${partySize} cannot look for a match of ${maximum}: Nakama matches a party with other tickets only, ` +
        "never with itself alone; leave room for at least one more player",
    );
  }
  return {
    query: request.query ?? "*",
    minimum,
    maximum,
    properties: request.properties && { ...request.properties },
    numericProperties: request.numericProperties && { ...request.numericProperties },
  };
}

/**
 * The integration guide's query for a match among friends: whoever is one of these users. Every one of them says who
 * they are with the property `player`.
 */
export function friendsQuery(userIds: readonly string[]): string {
  return `properties.player:/(${userIds.join("|")})/`;
}
