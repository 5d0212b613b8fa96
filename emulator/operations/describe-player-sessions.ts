import type { DescribePlayerSessionsInput, DescribePlayerSessionsOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest, notFound } from "../domain/api-error.ts";
import { onlyOne } from "../domain/only-one.ts";
import { type PageRequest, pageLimit, readPage } from "../domain/page.ts";
import {
  type PlayerSession,
  type PlayerSessionStatus,
  playerSessionStatuses,
} from "../domain/player-session.ts";
import type { Scope } from "../domain/scope.ts";
import { gameSessionById } from "../services/find.ts";
import { playerSessionsOf } from "../services/player-session-listing.ts";
import type { Turn } from "../services/turn.ts";
import { operation } from "./operation.ts";
import { playerSessionMembers } from "./player-session-members.ts";

/** **Assumed**: no page size is documented. */
const LARGEST_PAGE = 100;

/**
 * Player sessions of a game session or a player, or one by its id.
 *
 * **Documented**: the status filter works with a GameSessionId only and is without effect beside the others; paging is
 * ignored with a PlayerSessionId. **Assumed**: unknown ids are a NotFoundException, a player without any an empty list.
 */
export const describePlayerSessions = operation<DescribePlayerSessionsInput, DescribePlayerSessionsOutput>(
  (turn, { scope, input }) => {
    const { PlayerSessionId, GameSessionId, PlayerId, PlayerSessionStatusFilter: filter } = input;
    const { name, value } = onlyOne({ PlayerSessionId, GameSessionId, PlayerId });
    const tables = turn.tables(scope);
    const membersOf = playerSessionMembers(tables);
    if (name === "PlayerSessionId") {
      const one = tables.playerSessions.get(value);
      if (one === undefined) throw notFound(`Player session ${value} was not found.`);
      return { PlayerSessions: [membersOf(one)] };
    }
    const listing =
      name === "PlayerId"
        ? playerListing(turn, scope, value)
        : gameSessionListing(turn, scope, value, statusOf(filter));
    const page: PageRequest = {
      limit: pageLimit(input.Limit, LARGEST_PAGE),
      token: input.NextToken,
      of: JSON.stringify(["DescribePlayerSessions", ...listing.of]),
    };
    const { items, nextToken } = readPage(
      page,
      (after = Number.NEGATIVE_INFINITY, count) => listing.after(after, count),
      (playerSession) => playerSession.sequence,
    );
    return { PlayerSessions: items.map(membersOf), NextToken: nextToken };
  },
);

/** What a page is cut from, and what its token holds for. */
interface Listing {
  readonly of: readonly (string | undefined)[];
  readonly after: (sequence: number, count: number) => readonly PlayerSession[];
}

function playerListing(turn: Turn, scope: Scope, playerId: string): Listing {
  const { playerSessions } = turn.tables(scope);
  return {
    of: ["player", playerId],
    after: (sequence, count) => playerSessions.after("player", playerId, sequence, count),
  };
}

function gameSessionListing(
  turn: Turn,
  scope: Scope,
  id: string,
  status: PlayerSessionStatus | undefined,
): Listing {
  const { gameSessionId } = gameSessionById(turn, scope, id);
  return {
    of: ["gameSession", gameSessionId, status],
    after: (sequence, count) =>
      take(playerSessionsOf(turn.tables(scope), gameSessionId, status, sequence), count),
  };
}

function take(playerSessions: Iterable<PlayerSession>, count: number): readonly PlayerSession[] {
  const taken: PlayerSession[] = [];
  for (const playerSession of playerSessions) {
    taken.push(playerSession);
    if (taken.length === count) break;
  }
  return taken;
}

function statusOf(filter: string | undefined): PlayerSessionStatus | undefined {
  const status = playerSessionStatuses.find((known) => known === filter);
  if (filter !== undefined && status === undefined) {
    throw invalidRequest(
      `PlayerSessionStatusFilter must be one of ${playerSessionStatuses.join(", ")}, not ${filter}.`,
    );
  }
  return status;
}
