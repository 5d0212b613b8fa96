/** The simulated server against the official Go Server SDK 5.6.0, frame by frame. */
import { canonicalTrace, clientScenario, eventually, expect } from "../../harness/index.ts";
import { joinGame, startActiveGame } from "./one-game.ts";

clientScenario(
  "item 78: simulated server and Go server give the same message trace from start to end, apart from ids and times",
  async (world) => {
    const overGo = await world.sdkRelay();
    const real = await world.goServer({ webSocketUrl: overGo.url });
    await real.events.event("ready");
    const [ada] = await joinGame(world, await startActiveGame(world), ["ada"]);
    await real.events.event("counted");
    await ada?.leave();
    await real.exited();

    const overNode = await world.sdkRelay();
    const simulated = await world.gameServerBehind(overNode, { endWhenEmpty: true });
    const [ben] = await joinGame(world, await startActiveGame(world), ["ada"]);
    await eventually("the count of a simulated server", () => simulated.players[0]?.playerId === "ada");
    await ben?.leave();
    await eventually("the end of a simulated server", () => simulated.state === "ended");

    const trace = canonicalTrace(overGo.frames);
    expect(canonicalTrace(overNode.frames)).toEqual(trace);
    expect(trace.map((line) => /"Action":"(\w+)"/.exec(line)?.[1])).toEqual([
      ...["ActivateServerProcess", "ActivateServerProcess"],
      ...["HeartbeatServerProcess", "HeartbeatServerProcess"],
      ...["CreateGameSession", "ActivateGameSession", "ActivateGameSession"],
      ...["AcceptPlayerSession", "AcceptPlayerSession", "DescribePlayerSessions", "DescribePlayerSessions"],
      ...["RemovePlayerSession", "RemovePlayerSession", "DescribePlayerSessions", "DescribePlayerSessions"],
      ...["TerminateServerProcess", "TerminateServerProcess"],
    ]);
  },
  { fleet: "ANYWHERE", needs: ["go-server"] },
);
