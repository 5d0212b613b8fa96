import type { Mutant } from "./mutant.ts";

/** Bugs in the lives of game sessions and player sessions. */
export const sessionMutants: readonly Mutant[] = [
  {
    name: "a process does not remember that it hosts a game session",
    file: "services/game-sessions.ts",
    find: "serverProcesses.put({ ...process, gameSessionId: gameSession.gameSessionId });",
    replace: "serverProcesses.put(process);",
  },
  {
    name: "one game session more than allowed is activated on a compute at once",
    file: "services/game-sessions.ts",
    find: "computeKey(fleetId, computeName)) < limit;",
    replace: "computeKey(fleetId, computeName)) <= limit;",
  },
  {
    name: "the fleet's activation limit is ignored",
    file: "services/game-sessions.ts",
    find: "plusSeconds(turn.now, fleet.runtimeConfiguration.gameSessionActivationTimeoutSeconds)",
    replace: "plusSeconds(turn.now, 300)",
  },
  {
    name: "seats of an ended game session that were ACTIVE stay so",
    file: "services/game-sessions.ts",
    find: `for (const status of ["RESERVED", "ACTIVE"] as const) {`,
    replace: `for (const status of ["RESERVED"] as const) {`,
  },
  {
    name: "an ended game session does not say when it ended",
    file: "services/game-sessions.ts",
    find: "    currentPlayerSessionCount: 0,\n    endedAt: turn.now,\n",
    replace: "    currentPlayerSessionCount: 0,\n",
  },
  {
    name: "an activated game session keeps its activation limit",
    file: "services/attempts.ts",
    find: `  turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);\n`,
    replace: "",
  },
  {
    name: "a reservation lasts a second longer",
    file: "domain/player-session.ts",
    find: "export const RESERVATION_SECONDS = 60;",
    replace: "export const RESERVATION_SECONDS = 61;",
  },
  {
    name: "a player who comes keeps the end of the reservation",
    file: "services/player-sessions.ts",
    find: `  turn.cancelTimer(scope, "reservation-timeout", seat.playerSessionId);\n`,
    replace: "",
  },
  {
    name: "a seat that is given back is still counted",
    file: "services/player-sessions.ts",
    find: "currentPlayerSessionCount: gameSession.currentPlayerSessionCount - 1,",
    replace: "currentPlayerSessionCount: gameSession.currentPlayerSessionCount,",
  },
  {
    name: "one player more than fit gets a seat",
    file: "services/player-sessions.ts",
    find: "if (wishes.length > free) {",
    replace: "if (wishes.length > free + 1) {",
  },
  {
    name: "a closed game session still takes players",
    file: "services/player-sessions.ts",
    find: `if (gameSession.playerSessionCreationPolicy === "DENY_ALL") {`,
    replace: `if (gameSession.playerSessionCreationPolicy === "DENY_ALL" && wishes.length > 1) {`,
  },
];
