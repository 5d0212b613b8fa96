import { expect, type Player, scenario } from "../../harness/index.ts";

const order = (player: Player): string[] =>
  player.events
    .map((event) => event.kind)
    .filter((kind) => kind === "notification" || kind === "matchmaker_matched");

scenario(
  "the notification comes after matchmaker_matched for a new game, before it for a running one",
  async (world) => {
    await world.gameServers({ count: 1 });
    const [ada, ben, cleo, dan] = await world.players(4);

    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await Promise.all([ada.matched(), ben.matched(), ada.connectionInfo(), ben.connectionInfo()]);
    expect(order(ada)).toEqual(["matchmaker_matched", "notification"]);
    expect(order(ben)).toEqual(["matchmaker_matched", "notification"]);
    await world.quiet();

    await Promise.all([cleo.findMatch({ players: 2 }), dan.findMatch({ players: 2 })]);
    await Promise.all([cleo.matched(), dan.matched(), cleo.connectionInfo(), dan.connectionInfo()]);
    expect(order(cleo)).toEqual(["notification", "matchmaker_matched"]);
    expect(order(dan)).toEqual(["notification", "matchmaker_matched"]);
  },
);
