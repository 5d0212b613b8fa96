import type { DescribePlayerSessionsInput, DescribePlayerSessionsOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest, notFound } from "../domain/api-error.ts";
import { onlyOne } from "../domain/only-one.ts";
import { type PageRequest, pageLimit, readPage } from "../domain/page.ts";
import type { PlayerSessionStatus } from "../domain/player-session.ts";
import type { Scope } from "../domain/scope.ts";
import { gameSessionById } from "../services/find.ts";
import type { Turn } from "../services/turn.ts";
import { operation } from "./operation.ts";
import { playerSessionMembers } from "./player-session-members.ts";

/** **Assumed**: no page size is documented. */
const LARGEST_PAGE = 100;

const filters: readonly PlayerSessionStatus[] = ["RESERVED", "ACTIVE", "COMPLETED", "TIMEDOUT"];

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
    const { playerSessions } = turn.tables(scope);
    if (name === "PlayerSessionId") {
      const one = playerSessions.get(value);
      if (one === undefined) throw notFound(`Player session ${value} was not found.`);
      return { PlayerSessions: [playerSessionMembers(one)] };
    }
    const { index, bucket } =
      name === "PlayerId"
        ? { index: "player" as const, bucket: value }
        : listingOfGameSession(turn, scope, value, statusOf(filter));
    const page: PageRequest = {
      limit: pageLimit(input.Limit, LARGEST_PAGE),
      token: input.NextToken,
      of: JSON.stringify(["DescribePlayerSessions", index, bucket]),
    };
    const { items, nextToken } = readPage(
      page,
      (after = Number.NEGATIVE_INFINITY, count) => playerSessions.after(index, bucket, after, count),
      (playerSession) => playerSession.sequence,
    );
    return { PlayerSessions: items.map(playerSessionMembers), NextToken: nextToken };
  },
);

function listingOfGameSession(turn: Turn, scope: Scope, id: string, status: PlayerSessionStatus | undefined) {
  const { gameSessionId } = gameSessionById(turn, scope, id);
  if (status === undefined) return { index: "gameSession" as const, bucket: gameSessionId };
  return { index: "gameSessionStatus" as const, bucket: `${gameSessionId}/${status}` };
}

function statusOf(filter: string | undefined): PlayerSessionStatus | undefined {
  const status = filters.find((known) => known === filter);
  if (filter !== undefined && status === undefined) {
    throw invalidRequest(`PlayerSessionStatusFilter must be one of ${filters.join(", ")}, not ${filter}.`);
  }
  return status;
}
