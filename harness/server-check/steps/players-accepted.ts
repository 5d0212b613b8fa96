import { CreatePlayerSessionCommand } from "@aws-sdk/client-gamelift";
import { type CheckStep, right, type Sight, skipped, wrong } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { becomes, messageOf, requestRefused } from "../life-moments.ts";
import type { Entrance, PlayerEntrance, PlayerSeat } from "../players/player-entrance.ts";
import { whatListens } from "../port-probe.ts";
import { unseen } from "../unseen.ts";

/** Two, so that one can leave and the game goes on. */
const PLAYERS = ["player-1", "player-2"] as const;

/** From a closed port to the sight of the exit that has closed it. */
const CRASH_SECONDS = 0.5;

/** AcceptPlayerSession for each player who shows a reserved seat. */
export const playersAccepted: CheckStep = {
  name: "players-accepted",
  title: "accepts its players",
  needs: ["game-session"],
  expected: ({ playerSeconds }) =>
    `AcceptPlayerSession for ${PLAYERS.length} players who show their player session ids, within ${playerSeconds} s each`,
  look: async (examination) => {
    const { entrance } = examination;
    if (entrance === undefined) return skipped("no players were wanted (--players none)");
    for (const playerId of PLAYERS) {
      const flaw = await letIn(examination, entrance, await reserveSeat(examination, playerId));
      if (flaw !== undefined) return flaw;
    }
    return right(`${PLAYERS.length} players are in the game`);
  },
};

async function reserveSeat({ ground, findings }: Examination, PlayerId: string): Promise<PlayerSeat> {
  const { gameSessionId = "" } = findings;
  const { PlayerSession } = await ground.gamelift.send(
    new CreatePlayerSessionCommand({ GameSessionId: gameSessionId, PlayerId }),
  );
  return {
    ipAddress: PlayerSession?.IpAddress ?? "127.0.0.1",
    port: PlayerSession?.Port ?? 0,
    playerSessionId: PlayerSession?.PlayerSessionId ?? "",
    gameSessionId,
  };
}

/** Answers what was wrong, or undefined when the player is in. */
async function letIn(
  examination: Examination,
  entrance: PlayerEntrance,
  seat: PlayerSeat,
): Promise<Sight | undefined> {
  const { life, limits, findings } = examination;
  const from = life.position;
  const entered = await entrance.enter(seat);
  if (entered.kind !== "entered") return await notLetIn(examination, entrance, entered, seat);
  const { playerSessionId } = seat;
  findings.visits.push({ playerSessionId, visit: entered.visit });
  const withinSeconds = entrance.patienceSeconds ?? limits.playerSeconds;
  const hasLapsed = becomes("player session", "TIMEDOUT", playerSessionId);
  const isActive = becomes("player session", "ACTIVE", playerSessionId);
  const sighting = await life.next((entry) => isActive(entry) || hasLapsed(entry), { withinSeconds, from });
  if (sighting.kind === "seen" && isActive(sighting.value)) return undefined;
  const refused = life.find(requestRefused("AcceptPlayerSession"), from);
  if (refused !== undefined)
    return wrong(
      `AcceptPlayerSession was refused: ${messageOf(refused)}`,
      "Pass on the player session id as the player shows it, once, within 60 s of its reservation.",
    );
  const said = entrance.lastOutput();
  const what = entrance.tellsRefusals
    ? "a player was let in without AcceptPlayerSession"
    : `no AcceptPlayerSession${said === "" ? "" : ` (the player says: ${said})`}`;
  if (sighting.kind === "seen") return wrong(`${what} in the 60 s for which the seat was reserved`, notAsked);
  return unseen(examination, sighting, what, withinSeconds, notAsked);
}

const notAsked =
  "Have players send their player session id first, and call AcceptPlayerSession with it: only when that succeeds may " +
  "they come in. A seat that is not accepted within 60 s is given to somebody else.";

async function notLetIn(
  examination: Examination,
  { isTry }: PlayerEntrance,
  entered: Exclude<Entrance, { readonly kind: "entered" }>,
  { port }: PlayerSeat,
): Promise<Sight> {
  // A port that has just closed may be the first sign of a crash.
  const exit = await examination.life.over(CRASH_SECONDS);
  if (exit !== undefined)
    return unseen(examination, { kind: "exited", exit }, "no answer to a player", 0, notAsked);
  if (entered.kind === "refused")
    return wrong(
      `a player with a reserved seat was refused: ${entered.reason}`,
      "Let AcceptPlayerSession decide: a player whose player session id GameLift accepts has a seat in this game session.",
    );
  if ((await whatListens(port)) === "nothing")
    return wrong(
      `nothing listens on port ${port}, where players are sent`,
      "Keep the port of ProcessReady open for the whole game session, and let OnHealthCheck return false when the game " +
        "can no longer take players.",
    );
  if (isTry)
    return skipped(
      `port ${port} does not speak the bench's game protocol (${entered.problem}); ` +
        "say how players come: --players by-hand, or --player-command",
    );
  return wrong(
    `a player came to nothing: ${entered.problem}`,
    'Answer {"join":"psess-…"}, the first message on a WebSocket, with {"accepted":"psess-…"} or {"refused":"psess-…"}; a ' +
      "server with a protocol of its own is checked with --player-command or --players by-hand.",
  );
}
