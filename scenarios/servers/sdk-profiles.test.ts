/**
 * One story, told by servers that speak like each of the three SDKs: on the wire they differ, in GameLift they do not.
 * @module-tag virtual
 */
import { type ClientWorld, clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, joinGame, startActiveGame } from "./one-game.ts";

const profiles = ["Go", "CSharp", "Cpp"] as const;

const backfill = {
  matchmakingConfigurationArn: "arn:aws:gamelift:us-east-1:123456789012:matchmakingconfiguration/duel",
  players: [
    {
      playerId: "ada",
      team: "red",
      attributes: { skill: 12.5, mode: "ctf", maps: ["dust", "snow"], ratings: { dust: 3 } },
      latencies: { "us-east-1": 40 },
    },
  ],
};

const opened = async (world: ClientWorld, processId: string) =>
  (await world.journal.all()).filter(
    ({ what, subjectId }) => what === "socket-opened" && subjectId === processId,
  );

/** Lets something happen to the line of a process, and waits until it has come by another one. */
async function comesAgain(world: ClientWorld, processId: string, happen: () => Promise<unknown>) {
  const { length } = await opened(world, processId);
  await happen();
  await eventually("a new socket", async () => (await opened(world, processId)).length === length + 1);
  await world.quiet();
}

for (const profile of profiles) {
  clientScenario(
    `a server like one with the ${profile} SDK: joined, moved, cut, joined again, told to end`,
    async (world) => {
      await world.gameServers({ count: 1, script: { profile } });
      const [server] = world.servers;
      const processId = server?.identity.processId ?? "";
      const [first] = await opened(world, processId);
      expect(first?.details).toMatchObject({ sdkLanguage: profile });

      const game = await startActiveGame(world);
      const gameSessionId = game.GameSessionId ?? "";
      const [ada] = await joinGame(world, game, ["ada"]);
      await world.quiet();
      expect(server?.players).toMatchObject([{ playerId: "ada" }]);
      await expect(server?.startMatchBackfill(backfill)).rejects.toThrow("around ada");

      await comesAgain(world, processId, () => world.bench.command("refresh-connection", { processId }));
      await comesAgain(world, processId, () => world.bench.cutServerSdkSockets({ processId }));
      await world.clock.advance("10m");
      expect(await gameSession(world, gameSessionId)).toMatchObject({
        Status: "ACTIVE",
        CurrentPlayerSessionCount: 1,
      });
      const [ben] = await joinGame(world, game, ["ben"]);
      await ada?.leave();
      await ben?.leave();
      await world.quiet();
      expect(await gameSession(world, gameSessionId)).toMatchObject({ CurrentPlayerSessionCount: 0 });

      await server?.end();
      await gameSessionBecomes(world, gameSessionId, "TERMINATED");
      expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_CRASHED");
    },
  );
}
