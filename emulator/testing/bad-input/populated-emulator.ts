/** A real emulator in which something of every kind that the guide's set-up brings about exists. */
import {
  CreateLocationCommand,
  CreatePlayerSessionCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import type { EmulatorOptions } from "../../index.ts";
import { GameSessions } from "../game-sessions.ts";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../guide-set-up.ts";
import { TestEmulator } from "../test-emulator.ts";

export interface PopulatedEmulator {
  readonly bench: TestEmulator;
  readonly guide: GuideSetUp;
  readonly gameSessionId: string;
  readonly placementId: string;
}

/** Fleet, alias and queue, a placement that waits, and an active game session with a seat taken. */
export async function populatedEmulator(options: EmulatorOptions = {}): Promise<PopulatedEmulator> {
  const bench = await TestEmulator.start("json", options);
  const { client } = bench;
  const guide = await setUpAsInTheGuide(bench);
  await client.send(new CreateLocationCommand({ LocationName: "custom-desk" }));
  const { made } = await new GameSessions(bench, guide.fleetId).active();
  const gameSessionId = known(made.GameSessionId);
  await client.send(new CreatePlayerSessionCommand({ GameSessionId: gameSessionId, PlayerId: "ada" }));
  const placementId = "placement-that-waits";
  await client.send(
    new StartGameSessionPlacementCommand({
      PlacementId: placementId,
      GameSessionQueueName: guide.queueName,
      MaximumPlayerSessionCount: 2,
    }),
  );
  await bench.settled();
  return { bench, guide, gameSessionId, placementId };
}
