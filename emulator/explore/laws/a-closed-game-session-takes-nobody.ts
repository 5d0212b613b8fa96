import { isServed, type Law, scopeIn } from "./law.ts";

/** Documented: GameSession.PlayerSessionCreationPolicy, and the errors of CreatePlayerSession. */
export const aClosedGameSessionTakesNobody: Law = {
  name: "a closed game session takes nobody",
  truth: "Player sessions are created in ACTIVE game sessions that accept players, and in no others.",
  check(played) {
    if (!isServed(played, "CreatePlayerSession", "CreatePlayerSessions")) return [];
    const asked = played.sent.GameSessionId;
    const found = scopeIn(played.before, played.step)?.records.gameSessions.find(
      ({ gameSessionId }) => gameSessionId === asked,
    );
    if (found?.status === "ACTIVE" && found.playerSessionCreationPolicy === "ACCEPT_ALL") return [];
    return [`${asked} took players while it was ${found?.status}, ${found?.playerSessionCreationPolicy}`];
  },
};
