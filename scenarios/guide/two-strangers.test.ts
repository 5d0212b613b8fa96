import type { World } from "../../harness/index.ts";
import { expect, scenario, type WorldOptions } from "../../harness/index.ts";

const ways: readonly [string, WorldOptions][] = [
  ["", {}],
  [", on an Anywhere fleet", { fleet: "ANYWHERE" }],
  [", with the emulator in a process of its own", { emulator: "process" }],
  [", over a standard topic with signed notifications", { topic: "standard" }],
];

for (const [way, options] of ways) {
  scenario(`two strangers meet and are given a server${way}`, options, async (world: World) => {
    await world.gameServers({ count: 2 });
    const [ada, ben] = await world.players(2);

    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const adasSeat = await ada.connectionInfo();
    const bensSeat = await ben.connectionInfo();
    expect(bensSeat).toMatchObject({ port: adasSeat.port });
    expect(bensSeat.sessionId).not.toBe(adasSeat.sessionId);

    await ada.connect(adasSeat);
    await ben.connect(bensSeat);
    await world.clock.settle();

    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    expect(await world.placements()).toMatchObject([{ status: "FULFILLED" }]);
    await world.quiet();
    expect(await world.index()).toMatchObject([{ status: "ACTIVE", playerCount: 2 }]);
  });
}
