import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import { type PlayerSession, playerSessionStatuses } from "../domain/player-session.ts";
import { Store } from "../store/store.ts";
import { playerSessionsOf } from "./player-session-listing.ts";

const scope = { account: "000000000000", region: "us-east-1" };

const playerSession = (sequence: number, status: PlayerSession["status"], game: string): PlayerSession => ({
  playerSessionId: `psess-${sequence}`,
  sequence,
  playerId: "ada",
  gameSessionId: game,
  fleetId: "fleet",
  status,
  createdAt: instant(0),
});

const change = fc.record({
  sequence: fc.integer({ min: 1, max: 30 }),
  status: fc.option(fc.constantFrom(...playerSessionStatuses), { nil: undefined, freq: 8 }),
});

test("of each status, and of all together, they come in the order of their creation", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), fc.integer({ min: 0, max: 30 }), (changes, after) => {
      const store = new Store();
      const tables = store.of(scope);
      const present = new Map<number, PlayerSession>();
      for (const { sequence, status } of changes) {
        const game = sequence % 5 === 0 ? "other" : "game";
        const record = status === undefined ? undefined : playerSession(sequence, status, game);
        if (record === undefined) present.delete(sequence);
        else present.set(sequence, record);
        store.change(() =>
          record === undefined
            ? tables.playerSessions.delete(`psess-${sequence}`)
            : tables.playerSessions.put(record),
        );
      }
      const inGame = [...present.values()]
        .filter((one) => one.gameSessionId === "game" && one.sequence > after)
        .toSorted((a, b) => a.sequence - b.sequence);
      expect([...playerSessionsOf(tables, "game", undefined, after)]).toEqual(inGame);
      for (const status of playerSessionStatuses) {
        expect([...playerSessionsOf(tables, "game", status, after)]).toEqual(
          inGame.filter((one) => one.status === status),
        );
      }
    }),
  );
});
