/** Players who come and go in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import type { Happening } from "../model-happenings.ts";
import { holdsSeat, type ModelGameSession, processOf, seatsHeldIn } from "../model-world.ts";
import { pickMostly } from "./pick.ts";

const isActive = ({ status }: ModelGameSession) => status === "ACTIVE";

export function createPlayerSession(
  worlds: BothWorlds,
  { which }: Happening<"CreatePlayerSession">,
): undefined {
  const gameSession = pickMostly(worlds.model.gameSessions, which, isActive);
  const members = { GameSessionId: worlds.idOf(gameSession), PlayerId: "late-0" };
  const answer = worlds.twin.ask("CreatePlayerSession", members, worlds.regionOf(gameSession));
  return join(worlds, gameSession, ["late-0"], (error) => worlds.expect(answer, error));
}

export function createPlayerSessions(
  worlds: BothWorlds,
  { which, players }: Happening<"CreatePlayerSessions">,
): undefined {
  const gameSession = pickMostly(worlds.model.gameSessions, which, isActive);
  const PlayerIds = Array.from({ length: players }, (_, index) => `late-${index}`);
  const members = { GameSessionId: worlds.idOf(gameSession), PlayerIds };
  const answer = worlds.twin.ask("CreatePlayerSessions", members, worlds.regionOf(gameSession));
  return join(worlds, gameSession, PlayerIds, (error) => worlds.expect(answer, error));
}

/** All of them or none. */
function join(
  { model }: BothWorlds,
  gameSession: ModelGameSession | undefined,
  players: readonly string[],
  expectError: (error: string | undefined) => undefined,
): undefined {
  if (gameSession === undefined) return expectError("NotFoundException");
  if (gameSession.status !== "ACTIVE" || !gameSession.isOpen)
    return expectError("InvalidGameSessionStatusException");
  const isFull = seatsHeldIn(model, gameSession.name) + players.length > gameSession.maximum;
  expectError(isFull ? "GameSessionFullException" : undefined);
  if (isFull) return;
  for (const player of players)
    model.seats.push({
      gameSession: gameSession.name,
      player,
      reservedAtMs: model.nowMs,
      status: "RESERVED",
      isForgotten: false,
    });
}

/** The server says of a player that they are there, or have left. */
export function changeSeat(
  worlds: BothWorlds,
  { what, which }: Happening<"AcceptPlayerSession" | "RemovePlayerSession">,
): undefined {
  const { model, twin } = worlds;
  const seat = pickMostly(model.seats, which, holdsSeat);
  const gameSession = model.gameSessions.find(({ name }) => name === seat?.gameSession);
  const process = gameSession && processOf(model, gameSession);
  if (seat === undefined || process === undefined || process.state === "ended") return;
  const isAccepted = twin.frame(process.processId, what, {
    GameSessionId: worlds.idOf(gameSession),
    PlayerSessionId: worlds.seatIds[model.seats.indexOf(seat)],
  });
  const isExpected =
    seat.status === "RESERVED" || (what === "RemovePlayerSession" && seat.status === "ACTIVE");
  if (isAccepted !== isExpected) throw new Error(`${what} of a ${seat.status} seat: accepted ${isAccepted}`);
  if (isExpected) seat.status = what === "AcceptPlayerSession" ? "ACTIVE" : "COMPLETED";
}
