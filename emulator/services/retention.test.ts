import {
  CreatePlayerSessionCommand,
  DescribeGameSessionsCommand,
  DescribePlayerSessionsCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";
import type { RuleOptions } from "./rule-options.ts";

const DAY_SECONDS = 24 * 3600;

let bench: TestEmulator;
afterEach(() => bench.close());

async function endedGameSession(rules: Partial<RuleOptions>) {
  bench = await TestEmulator.start("json", { rules });
  const { fleetId: FleetId } = await setUpAsInTheGuide(bench);
  const { made, server } = await new GameSessions(bench, FleetId).active();
  const GameSessionId = known(made.GameSessionId);
  await bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" }));
  await server.ask("TerminateServerProcess");
  await bench.settled();
  const found = async () => {
    const { GameSessions: ofFleet } = await bench.client.send(new DescribeGameSessionsCommand({ FleetId }));
    const { PlayerSessions: ofPlayer } = await bench.client.send(
      new DescribePlayerSessionsCommand({ PlayerId: "ada" }),
    );
    return [ofFleet?.length, ofPlayer?.length];
  };
  return { GameSessionId, found };
}

test("an ended game session and its player sessions are forgotten after the days that were chosen", async () => {
  const { GameSessionId, found } = await endedGameSession({ retentionDays: 2 });
  await bench.advance(2 * DAY_SECONDS - 0.001);
  expect(await found()).toEqual([1, 1]);
  await bench.advance(0.001);
  expect(await found()).toEqual([0, 0]);
  await expect(bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }))).rejects.toMatchObject({
    name: "NotFoundException",
  });
});

test("they are kept for the run unless something is chosen", async () => {
  const { found } = await endedGameSession({});
  await bench.advance(40 * DAY_SECONDS);
  expect(await found()).toEqual([1, 1]);
});

test("a seat in a game session that takes a forgotten one's name is another seat", async () => {
  bench = await TestEmulator.start("json", { rules: { retentionDays: 2 } });
  const { fleetId } = await setUpAsInTheGuide(bench);
  const gameSessions = new GameSessions(bench, fleetId);
  const seatOnce = async () => {
    const { made, server } = await gameSessions.active({ IdempotencyToken: "party-1" });
    const GameSessionId = known(made.GameSessionId);
    const seat = await bench.client.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" }));
    await server.ask("TerminateServerProcess");
    await bench.advance(2 * DAY_SECONDS);
    return { GameSessionId, PlayerSessionId: known(seat.PlayerSession?.PlayerSessionId) };
  };
  const first = await seatOnce();
  const second = await seatOnce();
  expect(second.GameSessionId).toBe(first.GameSessionId);
  expect(second.PlayerSessionId).not.toBe(first.PlayerSessionId);
});
