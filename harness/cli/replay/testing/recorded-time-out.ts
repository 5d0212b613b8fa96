/** A recording of the guide's GameLift in which nobody plays: a placement that waits for a server until it times out. */
import { StartGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { startEmulator } from "../../../../emulator/index.ts";
import { benchOf } from "../../../bench.ts";
import { gameLiftClient } from "../../../gamelift.ts";
import { createGuideResources, guideNames } from "../../../guide-resources.ts";

const REGION = "us-east-1";

/** Thirty GameLift seconds. @throws what goes wrong with the emulator. */
export async function recordTimeOut(file: string): Promise<void> {
  const record = { file, title: "nobody is there" };
  const emulator = await startEmulator({ seed: "nobody", record, minimumEventDelayMs: 0 });
  const client = gameLiftClient(emulator.addresses.apiUrl, REGION);
  try {
    await createGuideResources(benchOf(emulator), client, REGION, {
      fleet: "EC2",
      queueTimeoutSeconds: 30,
      topicName: guideNames.topic,
      queueName: guideNames.queue,
    });
    await client.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "match-1",
        GameSessionQueueName: guideNames.gameSessionQueue,
        MaximumPlayerSessionCount: 2,
        DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }],
      }),
    );
    const { control } = emulator;
    control.setClock(control.clock().now + 12_000);
    control.setClock(control.clock().nextDueAt ?? Number.NaN);
    control.setClock(control.clock().now);
  } finally {
    client.destroy();
    await emulator.close();
  }
}
