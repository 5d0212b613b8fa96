import {
  CreatePlayerSessionCommand,
  DescribeGameSessionsCommand,
  SearchGameSessionsCommand,
  type SearchGameSessionsInput,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("a search that lags behind, over %s,", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;
  let gameSessions: GameSessions;
  const begin = async (searchLagSeconds: number) => {
    bench = await TestEmulator.start(protocol, { rules: { searchLagSeconds } });
    ({ fleetId } = await setUpAsInTheGuide(bench));
    gameSessions = new GameSessions(bench, fleetId);
  };
  afterEach(() => bench.close());

  const found = async (given: Partial<SearchGameSessionsInput> = {}) => {
    const search = new SearchGameSessionsCommand({ FleetId: fleetId, ...given });
    return (await bench.client.send(search)).GameSessions ?? [];
  };
  const namesOf = async (given: Partial<SearchGameSessionsInput> = {}) =>
    (await found(given)).map(({ Name }) => Name);

  test("shows each change so many seconds after it, not sooner and not later", async () => {
    await begin(2);
    const { made } = await gameSessions.active({ Name: "old" });
    const GameSessionId = known(made.GameSessionId);
    await bench.advance(1);
    await bench.client.send(new UpdateGameSessionCommand({ GameSessionId, Name: "new" }));
    expect(await namesOf()).toEqual([]);
    await bench.advance(0.999);
    expect(await namesOf()).toEqual([]);
    await bench.advance(0.001);
    expect(await namesOf()).toEqual(["old"]);
    expect(await namesOf({ FilterExpression: "gameSessionName='new'" })).toEqual([]);
    await bench.advance(0.999);
    expect(await namesOf()).toEqual(["old"]);
    await bench.advance(0.001);
    expect(await namesOf({ FilterExpression: "gameSessionName='new'" })).toEqual(["new"]);
  });

  test("of several changes at one instant shows the last", async () => {
    await begin(1);
    const { made } = await gameSessions.active({ Name: "0" });
    const GameSessionId = known(made.GameSessionId);
    for (let count = 1; count <= 12; count += 1) {
      await bench.client.send(new UpdateGameSessionCommand({ GameSessionId, Name: String(count) }));
    }
    await bench.advance(1);
    expect(await namesOf()).toEqual(["12"]);
  });

  test("still shows a game session that has ended, and one whose seat was taken as free", async () => {
    await begin(5);
    const { made, server } = await gameSessions.active({ Name: "duel", MaximumPlayerSessionCount: 1 });
    const GameSessionId = known(made.GameSessionId);
    await bench.advance(5);
    const free = { FilterExpression: "hasAvailablePlayerSessions=true" };
    await bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" }));
    expect(await found(free)).toMatchObject([{ Name: "duel", CurrentPlayerSessionCount: 0 }]);
    await server.ask("TerminateServerProcess");
    const { GameSessions: truth } = await bench.client.send(
      new DescribeGameSessionsCommand({ GameSessionId }),
    );
    expect(truth).toMatchObject([{ Status: "TERMINATED" }]);
    expect(await found()).toMatchObject([{ Name: "duel", Status: "ACTIVE" }]);
    await bench.advance(5);
    expect(await found()).toEqual([]);
  });

  test("leaves nothing behind when everything is forgotten, waiting changes included", async () => {
    await begin(5);
    await gameSessions.active({ Name: "shown" });
    await bench.advance(5);
    await gameSessions.active({ Name: "waiting" });
    bench.emulator.control.command("reset", {});
    await bench.settled();
    expect(bench.emulator.control.clock().nextDueAt).toBeNull();
  });
});
