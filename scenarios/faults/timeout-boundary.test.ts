/**
 * Not a fault that is ordered: the clock of a world stands still, so that one millisecond can be hit.
 * @module-tag virtual
 */
import { expect, scenario, type World } from "../../harness/index.ts";
import { allArePlaying, allAreTold, codesOf, twoMatching } from "./two-players.ts";

const TIMEOUT_MS = 30_000;

/** A placement whose server activates its game session so many milliseconds after it was asked for. */
async function activatedAfter(world: World, activateAfterMs: number) {
  await world.gameServer({ activateAfterMs });
  const players = await twoMatching(world);
  await world.placement("PENDING");
  await world.clock.advance(TIMEOUT_MS + 1);
  return players;
}

scenario("timeout-boundary: one millisecond before the time-out an activation is in time", async (world) => {
  await allArePlaying(await activatedAfter(world, TIMEOUT_MS - 1));
  await world.placement("FULFILLED");
});

scenario(
  "timeout-boundary: one millisecond behind it players have been told that there is no game",
  async (world) => {
    const players = await activatedAfter(world, TIMEOUT_MS + 1);
    await allAreTold(players, 112);
    await world.placement("TIMED_OUT");
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
  },
);

scenario(
  "timeout-boundary: at the same millisecond it is one or the other, and all agree which",
  async (world) => {
    const players = await activatedAfter(world, TIMEOUT_MS);
    const told = await Promise.all(players.map((player) => player.notification()));
    const [{ status } = { status: "none" }] = await world.placements();
    const isFulfilled = status === "FULFILLED";
    expect(status).toBe(isFulfilled ? "FULFILLED" : "TIMED_OUT");
    for (const { code } of told) expect(code).toBe(isFulfilled ? 111 : 112);
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([
      { type: isFulfilled ? "PlacementFulfilled" : "PlacementTimedOut" },
    ]);
    for (const player of players) expect(codesOf(player)).toHaveLength(1);
    expect(await world.gameSessions()).toMatchObject([{ status: isFulfilled ? "ACTIVE" : "TERMINATED" }]);
  },
);
