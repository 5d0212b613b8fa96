/** The whole emulator as `windtunnel` starts it, with a page of game sessions, on a thread of its own. */
import { parentPort } from "node:worker_threads";
import {
  DescribeGameSessionPlacementCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { setUpAsInTheGuide } from "../../emulator/testing/guide-set-up.ts";
import { TestEmulator } from "../../emulator/testing/test-emulator.ts";

const GAME_SESSIONS = 30;

const bench = await TestEmulator.start("json");
const { fleetId, queueName } = await setUpAsInTheGuide(bench);
const placementIds: string[] = [];
for (let i = 0; i < GAME_SESSIONS; i++) {
  const server = await bench.gameServer(fleetId, 7000 + i);
  const PlacementId = `placement-${String(i).padStart(4, "0")}`;
  await bench.client.send(
    new StartGameSessionPlacementCommand({
      PlacementId,
      GameSessionQueueName: queueName,
      MaximumPlayerSessionCount: 8,
      GameSessionName: `round ${i}`,
      GameProperties: [
        { Key: "mode", Value: i % 2 === 0 ? "ranked" : "casual" },
        { Key: "skill", Value: String(i) },
      ],
      DesiredPlayerSessions: [{ PlayerId: `ada-${i}` }, { PlayerId: `ben-${i}` }],
    }),
  );
  await server.activateNextGameSession();
  placementIds.push(PlacementId);
}
await bench.settled();
const [PlacementId] = placementIds;
const { GameSessionPlacement } = await bench.client.send(
  new DescribeGameSessionPlacementCommand({ PlacementId }),
);
parentPort?.postMessage({
  port: Number(new URL(bench.emulator.addresses.apiUrl).port),
  placementId: PlacementId,
  gameSessionId: GameSessionPlacement?.GameSessionArn,
  fleetId,
});
