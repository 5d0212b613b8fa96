/** People who want a seat, and the servers that let them in and out. */
import type { GameSession } from "../../domain/game-session.ts";
import type { Act } from "../step.ts";
import { type Acts, type Player, reference, type View } from "./player.ts";

const isOpen = ({ status }: GameSession): boolean => status === "ACTIVE";

const playerIds = ({ chance }: View, count: number): readonly string[] =>
  Array.from({ length: count }, () => `player-${chance.below(40)}`);

function* joinOne(view: View): Acts {
  const gameSession = view.any("gameSessions", isOpen) ?? view.any("gameSessions");
  if (gameSession === undefined) return;
  yield {
    act: "call",
    operation: "CreatePlayerSession",
    parameters: {
      GameSessionId: reference(gameSession, "gameSessionId"),
      PlayerId: `player-${view.chance.below(40)}`,
      ...(view.chance.percent(30) ? { PlayerData: "rank 3" } : {}),
    },
  };
}

function* joinTogether(view: View): Acts {
  const gameSession = view.any("gameSessions", isOpen) ?? view.any("gameSessions");
  if (gameSession === undefined) return;
  yield {
    act: "call",
    operation: "CreatePlayerSessions",
    parameters: {
      GameSessionId: reference(gameSession, "gameSessionId"),
      PlayerIds: playerIds(view, view.chance.between(1, 3)),
    },
  };
}

function* comeToTheSeat(view: View): Acts {
  const seat =
    view.any("playerSessions", ({ status }) => status === "RESERVED") ?? view.any("playerSessions");
  const act = seat && seatFrame(view, seat, "AcceptPlayerSession");
  if (act !== undefined) yield act;
}

function* leaveTheSeat(view: View): Acts {
  const seat =
    view.any("playerSessions", ({ status }) => status === "ACTIVE" || status === "RESERVED") ??
    view.any("playerSessions");
  const act = seat && seatFrame(view, seat, "RemovePlayerSession");
  if (act !== undefined) yield act;
}

function seatFrame(
  view: View,
  seat: { readonly name: string; readonly record: { readonly gameSessionId: string } },
  action: string,
): Act | undefined {
  const gameSession = view.any("gameSessions", (one) => one.gameSessionId === seat.record.gameSessionId);
  if (gameSession === undefined) return undefined;
  return {
    act: "frame",
    process: reference(gameSession, "processId"),
    action,
    fields: {
      GameSessionId: reference(seat, "gameSessionId"),
      PlayerSessionId: reference(seat, "playerSessionId"),
    },
  };
}

export const seats: readonly Player[] = [
  { name: "join", weight: 4, play: joinOne },
  { name: "join together", weight: 4, play: joinTogether },
  { name: "come to the seat", weight: 8, play: comeToTheSeat },
  { name: "leave the seat", weight: 4, play: leaveTheSeat },
];
