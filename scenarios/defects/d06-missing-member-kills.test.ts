import { defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d06-missing-member-kills.defect.ts";
import { emptyGame } from "./server-calls.ts";
import { nobodyIsTold, twoMatching } from "./two-players.ts";

const nilPointer = /nil pointer dereference/;

/** How Nakama ends when it is started: before it is ready, or soon after. */
const endOfStart = (world: World): Promise<string> =>
  world.nakama.startAgain().then(
    () => world.nakama.crash(),
    (error: unknown) => String(error),
  );

const OF_THE_SESSION = ["IpAddress", "Port", "CreationTime", "CurrentPlayerSessionCount"];
/** In the model optional as well: each property of the session has them. */
const OF_ITS_PROPERTIES = ["Key", "Value"];

for (const member of [...OF_THE_SESSION, ...OF_ITS_PROPERTIES]) {
  const whose = OF_ITS_PROPERTIES.includes(member) ? " of a property" : "";
  defectScenario(
    defect,
    { when: `without ${member}${whose}`, pluginSettings: { GL_SYNC_PERIOD: "2s" }, breaks: ["Nakama lives"] },
    async (world, symptom) => {
      const id = await emptyGame(world);
      const metadata = { GameProperties: { mode: "team" } };
      await world.rpc("update_instance_info", { id, player_count: 0, metadata });
      const fault = await world.fault("leave-out-member", {
        match: { operation: "DescribeGameSessions" },
        settings: { members: [member] },
        count: null,
      });
      await symptom("the next sync ends Nakama", async () => {
        expect(await world.nakama.crash()).toMatch(nilPointer);
      });
      await symptom("so does the first sync after a start", async () => {
        expect(await endOfStart(world)).toMatch(nilPointer);
      });
      await fault.lift();
      await world.nakama.startAgain();
    },
  );
}

defectScenario(
  defect,
  { when: "while an event is handled", breaks: ["Nakama lives", "every matched player is answered"] },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    const players = await twoMatching(world);
    await world.fault("leave-out-member", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      settings: { members: ["Port"] },
    });
    await symptom("the event of a placement ends Nakama", async () => {
      expect(await world.nakama.crash()).toMatch(nilPointer);
    });
    await world.nakama.startAgain();
    for (const player of players) await player.reconnect();
    await symptom("handled again by the next process, it tells nobody", async () => {
      await world.quiet();
      expect((await world.queue.received()).map(({ isDeleted }) => isDeleted)).toEqual([false, true]);
      await nobodyIsTold(players);
    });
  },
);
