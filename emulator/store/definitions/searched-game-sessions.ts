import type { GameSession } from "../../domain/game-session.ts";
import type { TableDefinition } from "../table-definition.ts";
import { type GameSessionIndex, gameSessions } from "./game-sessions.ts";

/** The ACTIVE game sessions as search shows them where it lags behind; empty where it does not. */
export const searchedGameSessions: TableDefinition<GameSession, GameSessionIndex> = {
  ...gameSessions,
  name: "searchedGameSessions",
};
