import type { GameSession } from "../../domain/game-session.ts";
import { cutPage, type PageRequest, pageStart } from "../../domain/page.ts";
import {
  type PlayerSession,
  type PlayerSessionStatus,
  playerSessionStatuses,
} from "../../domain/player-session.ts";
import type { Members } from "../../runtime/input.ts";
import { gameSessionOf, playerSessionsOf } from "../../services/player-session-listing.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import { type Action, ActionError, type ActionRequest } from "../action.ts";

/** **Observed**: C# asks for 50 when the game names no limit; SDK containers hold at most 1,024. */
const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 1024;

/** The player sessions of the process's own fleet. **Observed** fields and types; times are epoch milliseconds. */
export const describePlayerSessions: Action = (turn, request) => {
  const { fields } = request;
  const filter = fields.text("PlayerSessionStatusFilter");
  const status = playerSessionStatuses.find((known) => known === filter);
  if (filter !== undefined && status === undefined) {
    throw new ActionError(
      400,
      `PlayerSessionStatusFilter must be one of ${playerSessionStatuses.join(", ")}, not ${filter}.`,
    );
  }
  const limit = fields.integer("Limit") ?? DEFAULT_LIMIT;
  if (limit < 1) throw new ActionError(400, "Limit must be at least 1.");
  const page: PageRequest = {
    limit: Math.min(limit, LARGEST_LIMIT),
    token: fields.text("NextToken"),
    of: JSON.stringify([
      fields.text("GameSessionId"),
      fields.text("PlayerId"),
      fields.text("PlayerSessionId"),
      filter,
    ]),
  };
  const tables = turn.tables(request.scope);
  const cut = pageOf(tables, request, page, status);
  return {
    NextToken: cut.nextToken ?? "",
    PlayerSessions: cut.items.map((seat) => toFrame(seat, gameSessionOf(tables, seat))),
  };
};

function pageOf(
  tables: ScopedTables,
  request: ActionRequest,
  page: PageRequest,
  status: PlayerSessionStatus | undefined,
) {
  const { fleetId } = request.process;
  const start = startOf(page);
  const following: PlayerSession[] = [];
  for (const seat of seatsAfter(tables, request, start, status)) {
    if (seat.fleetId !== fleetId || (status !== undefined && seat.status !== status)) continue;
    following.push(seat);
    if (following.length > page.limit) break;
  }
  return cutPage(page, following, (seat) => [seat.sequence]);
}

function startOf(page: PageRequest): number {
  try {
    const [after] = pageStart(page) ?? [];
    return typeof after === "number" ? after : Number.NEGATIVE_INFINITY;
  } catch (error) {
    throw new ActionError(400, error instanceof Error ? error.message : String(error));
  }
}

/** In the order of creation, read no further than the page needs; a player's may be on other fleets too. */
function seatsAfter(
  tables: ScopedTables,
  { fields }: ActionRequest,
  start: number,
  status: PlayerSessionStatus | undefined,
): Iterable<PlayerSession> {
  const [gameSessionId, playerId, playerSessionId] = ["GameSessionId", "PlayerId", "PlayerSessionId"].map(
    (name) => fields.text(name),
  );
  if ([gameSessionId, playerId, playerSessionId].filter((given) => given !== undefined).length !== 1) {
    throw new ActionError(400, "Exactly one of GameSessionId, PlayerId and PlayerSessionId must be given.");
  }
  if (gameSessionId !== undefined) return playerSessionsOf(tables, gameSessionId, status, start);
  const { playerSessions } = tables;
  if (playerId !== undefined) {
    return playerSessions
      .list("player", playerId)
      .ascending({ value: start, order: Number.POSITIVE_INFINITY });
  }
  const one = playerSessions.get(playerSessionId ?? "");
  return one === undefined || one.sequence <= start ? [] : [one];
}

function toFrame(seat: PlayerSession, gameSession: GameSession): Members {
  return {
    PlayerId: seat.playerId,
    PlayerSessionId: seat.playerSessionId,
    GameSessionId: seat.gameSessionId,
    FleetId: seat.fleetId,
    PlayerData: seat.playerData ?? "",
    IpAddress: gameSession.ipAddress,
    Port: gameSession.port,
    DnsName: gameSession.dnsName ?? "",
    CreationTime: Math.floor(seat.createdAt),
    TerminationTime: seat.endedAt === undefined ? 0 : Math.floor(seat.endedAt),
    Status: seat.status,
  };
}
