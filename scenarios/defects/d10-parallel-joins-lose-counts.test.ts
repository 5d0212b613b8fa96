import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d10-parallel-joins-lose-counts.defect.ts";
import { emptyGame, strangers } from "./server-calls.ts";

const PARALLEL_JOINS = 8;
/** Who writes over whom is chance: in one round it is seen nearly always, in ten it would be a miracle if not. */
const MOST_ROUNDS = 10;

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world, { maximumPlayers: 2 * PARALLEL_JOINS * MOST_ROUNDS });
  const seatsAndCount = async () => {
    const [gameSession] = await world.gameSessions();
    const [row] = await world.index();
    return { seats: gameSession?.currentPlayerSessionCount ?? 0, counted: row?.playerCount ?? 0 };
  };
  let now = await seatsAndCount();
  let rounds = 0;
  for (; rounds < MOST_ROUNDS && now.counted === now.seats; rounds += 1) {
    const joins = Array.from({ length: PARALLEL_JOINS }, () =>
      world.rpc("fleet_join", { id, user_ids: strangers(2) }),
    );
    await Promise.all(joins);
    now = await seatsAndCount();
  }
  expect(now.seats).toBe(2 * PARALLEL_JOINS * rounds);
  await symptom("Nakama counts fewer seats than were taken", () => {
    expect(now.counted).toBeLessThan(now.seats);
  });
});
