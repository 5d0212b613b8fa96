import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

/** Wall milliseconds in which the activation limit passes on the clock, also on a busy machine. */
const CUT_AFTER_MS = 9_000;

scenario(
  "half-open-socket: a game server that nothing reaches any more is passed over after the activation limit, and is back when its connection is cut",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    const [first, next] = await world.gameServers({ count: 2 });
    await world.fault("half-open-socket", {
      match: { action: "CreateGameSession" },
      settings: { atMostMs: CUT_AFTER_MS },
    });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("10s");
    await allArePlaying(players);
    for (const player of players) expect(player.seat).toMatchObject({ port: next?.port });
    expect(await world.explain()).toContain("half-open-socket");
    const { processId } = first?.identity ?? {};
    await eventually(
      "the game server has another socket",
      async (saw) => {
        const opened = (await world.journal.all()).filter(
          ({ what, subjectId }) => what === "socket-opened" && subjectId === processId,
        );
        saw(opened);
        return opened.length === 2;
      },
      { withinMs: 3 * CUT_AFTER_MS },
    );
  },
);
